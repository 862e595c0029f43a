import type { OnModuleInit } from '@nestjs/common';
import { hash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { isNativeError } from 'node:util/types';
import type { Clock } from '../common/time/clock.js';
import type { ByteRange } from './byte-range.js';
import { imageFileName } from './image-file-name.js';
import { ImageStore, type StoredImage } from './image-store.js';

const ABANDONED_AFTER_MS = 3_600_000;

/** A directory for each first byte of a hash. */
const SHARDS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Pictures as files: `<directory>/<first two digits>/<sha256>.png`. A file under that name is always whole. */
export class DiskImageStore extends ImageStore implements OnModuleInit {
  private readonly incoming: string;

  /** @param directory absolute path, made when missing; must be one file system */
  constructor(
    private readonly directory: string,
    private readonly clock: Clock,
  ) {
    super();
    this.incoming = join(directory, '.incoming');
  }

  /** Sweeps what writers left behind that died an hour ago or earlier. */
  async onModuleInit(): Promise<void> {
    await this.makeDirectories();
    const names = await readdir(this.incoming);
    await Promise.all(names.map((name) => this.removeAbandoned(join(this.incoming, name))));
  }

  override async put(bytes: Buffer, mediaType: StoredImage['mediaType']): Promise<StoredImage> {
    const image = { sha256: hash('sha256', bytes), mediaType };
    const path = this.pathOf(image);
    await this.write(bytes, path);
    await syncDirectory(dirname(path));
    return image;
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

  private async write(bytes: Buffer, path: string): Promise<void> {
    if (await unlessMissing(this.tryWrite(bytes, path))) return;
    await this.makeDirectories();
    await this.tryWrite(bytes, path);
  }

  /** Rejects with ENOENT when somebody has removed the directories. */
  private async tryWrite(bytes: Buffer, path: string): Promise<true> {
    const temporary = join(this.incoming, randomUUID());
    try {
      await writeFile(temporary, bytes, { flag: 'wx', flush: true });
      await rename(temporary, path);
      return true;
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

/** Makes the names in a directory survive a power cut. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function unlessMissing<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (isNativeError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
