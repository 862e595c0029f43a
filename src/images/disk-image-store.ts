import { Logger, type OnModuleInit } from '@nestjs/common';
import { hash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { syncDirectory } from '../common/files/sync-directory.js';
import { unlessMissing } from '../common/files/unless-missing.js';
import { reached } from '../common/milestones/milestone.js';
import type { Clock } from '../common/time/clock.js';
import type { ByteRange } from './byte-range.js';
import { FileRemoval } from './file-removal.js';
import { imageFileName } from './image-file-name.js';
import { ImageStore, StorageFull, type StoredImage } from './image-store.js';
import { RoomGauge } from './room-gauge.js';

const ABANDONED_AFTER_MS = 3_600_000;

/** A directory for each first byte of a hash. */
const SHARDS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Pictures as files: `<directory>/<first two digits>/<sha256>.png`. A file under that name is always whole. */
export class DiskImageStore extends ImageStore implements OnModuleInit {
  private readonly logger = new Logger(DiskImageStore.name);
  private readonly incoming: string;
  private readonly room: RoomGauge;
  private readonly removal: FileRemoval;

  /**
   * @param directory absolute path, made when missing; must be one file system
   * @param minFreeBytes space that must be free for another picture to be bought; 0: it is not looked at
   */
  constructor(
    private readonly directory: string,
    private readonly minFreeBytes: number,
    private readonly clock: Clock,
  ) {
    super();
    this.incoming = join(directory, '.incoming');
    this.removal = new FileRemoval(join(directory, '.discarded'), clock);
    this.room = new RoomGauge((sizeBytes) => this.look(sizeBytes), clock);
  }

  /** Sweeps what writers left behind that died an hour ago or earlier. A store that cannot be written stops no start: what is kept may still be read. */
  async onModuleInit(): Promise<void> {
    try {
      await this.makeDirectories();
      const names = await readdir(this.incoming);
      await Promise.all(names.map((name) => this.removeAbandoned(join(this.incoming, name))));
    } catch (error) {
      this.logger.error({ event: 'storage.not_swept', error });
    }
  }

  override async assertRoom(): Promise<void> {
    await this.room.assertRoom();
  }

  override async put(bytes: Buffer, mediaType: StoredImage['mediaType']): Promise<StoredImage> {
    const image = { sha256: hash('sha256', bytes), mediaType };
    const path = this.pathOf(image);
    try {
      await this.withDirectories(() => this.write(bytes, path));
      await syncDirectory(dirname(path));
      reached('picture.kept');
    } catch (error) {
      this.room.refused(bytes.length);
      throw new StorageFull(error);
    }
    return image;
  }

  override async remove(image: StoredImage, isNeeded: () => Promise<boolean>): Promise<boolean> {
    return this.removal.remove(this.pathOf(image), isNeeded);
  }

  override async findStream(image: StoredImage, range?: ByteRange): Promise<Readable | undefined> {
    const file = await unlessMissing(open(this.pathOf(image)));
    return file?.createReadStream(range);
  }

  override async findSizeBytes(image: StoredImage): Promise<number | undefined> {
    const stats = await unlessMissing(stat(this.pathOf(image)));
    return stats?.size;
  }

  private pathOf(image: StoredImage): string {
    const fileName = imageFileName(image);
    return join(this.directory, fileName.slice(0, 2), fileName);
  }

  /** Writes and removes a file of this size as a picture would be written: modes, mounts and quotas say less than they seem to. */
  private async look(sizeBytes: number): Promise<void> {
    const trial = join(this.incoming, randomUUID());
    // Random: a file system may squeeze anything else into nothing.
    const bytes = randomBytes(sizeBytes);
    await this.withDirectories(() =>
      writeFile(trial, bytes, { flag: 'wx', flush: sizeBytes > 0 }).finally(() =>
        rm(trial, { force: true }),
      ),
    );
    if (this.minFreeBytes > 0) await assertFree(this.directory, this.minFreeBytes);
  }

  /** Once more with new directories when somebody has removed them. */
  private async withDirectories(work: () => Promise<void>): Promise<void> {
    const isDone = await unlessMissing(work().then(() => true));
    if (isDone) return;
    await this.makeDirectories();
    await work();
  }

  private async write(bytes: Buffer, path: string): Promise<void> {
    const temporary = join(this.incoming, randomUUID());
    try {
      await writeFile(temporary, bytes, { flag: 'wx', flush: true });
      reached('picture.written');
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** All of them at once, so that no picture waits for its own. */
  private async makeDirectories(): Promise<void> {
    const directories = [this.incoming, ...SHARDS.map((shard) => join(this.directory, shard))];
    await Promise.all(directories.map((path) => mkdir(path, { recursive: true })));
    await syncDirectory(this.directory);
  }

  private async removeAbandoned(path: string): Promise<void> {
    const stats = await unlessMissing(stat(path));
    const isAbandoned = stats && this.clock.now() - stats.mtimeMs > ABANDONED_AFTER_MS;
    if (isAbandoned) await rm(path, { force: true });
  }
}

/** Rejects when less is free for us; what the system holds back for its administrator is not. */
async function assertFree(directory: string, minFreeBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  const freeBytes = bavail * bsize;
  if (freeBytes < minFreeBytes) {
    throw new Error(`${freeBytes} bytes are free, and ${minFreeBytes} are to stay free`);
  }
}
