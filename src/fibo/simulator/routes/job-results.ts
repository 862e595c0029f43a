import type { Job } from '../job.js';
import { endsAt } from '../job.js';
import type { UrlSigner } from '../picture/signed-url.js';

/** Tells what a completed job made. */
export class JobResults {
  constructor(
    private readonly urls: UrlSigner,
    private readonly imageUrlTtlMs: number,
  ) {}

  /** The `result` of an answer; `origin` is what picture addresses begin with. */
  resultOf(job: Job, hasPicture: boolean, origin: string) {
    const { seed, structuredPrompt } = job;
    const description = { seed, structured_prompt: structuredPrompt };
    if (!hasPicture) return description;
    const path = this.urls.sign(picturePath(job), endsAt(job) + this.imageUrlTtlMs);
    return { image_url: `${origin}${path}`, ...description };
  }
}

function picturePath(job: Job): string {
  return `/pictures/${job.id}.${job.outputType === 'png' ? 'png' : 'jpg'}`;
}
