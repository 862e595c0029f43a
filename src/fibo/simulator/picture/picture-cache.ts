import type { Job } from '../job.js';
import { drawPicture } from './draw-picture.js';
import type { PictureSize } from './picture-size.js';
import { sizeOf } from './picture-size.js';

const MAX_PICTURES = 32;

/** Draws pictures when they are first fetched, and keeps the latest. */
export class PictureCache {
  private readonly pictures = new Map<string, Promise<Buffer>>();

  constructor(
    /** Makes every picture plain and of this size; undefined: as the job asks for it. */
    private readonly plainSize: PictureSize | undefined,
  ) {}

  /** Callers at the same time share one drawing. */
  async get(job: Job): Promise<Buffer> {
    const picture = this.pictures.get(job.id) ?? this.draw(job);
    this.pictures.delete(job.id);
    this.pictures.set(job.id, picture);
    this.dropOldest();
    return picture;
  }

  private draw(job: Job): Promise<Buffer> {
    const isPlain = this.plainSize !== undefined;
    const size = this.plainSize ?? sizeOf(job.aspectRatio, job.resolution);
    const { structuredPrompt, seed, outputType } = job;
    return drawPicture({ structuredPrompt, seed, size, outputType, isPlain });
  }

  private dropOldest(): void {
    const [oldest] = this.pictures.keys();
    if (this.pictures.size > MAX_PICTURES && oldest !== undefined) this.pictures.delete(oldest);
  }
}
