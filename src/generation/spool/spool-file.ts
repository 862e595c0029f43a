import { closeSync, fdatasync, fstatSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { syncDirectory } from '../../common/files/sync-directory.js';

const syncData = promisify(fdatasync);

/** A file of the spool, a line for each acceptance. It goes when the database has them all. */
export class SpoolFile {
  /** Throws when the disk does not take it. */
  static create(path: string): SpoolFile {
    mkdirSync(dirname(path), { recursive: true });
    return new SpoolFile(path, openSync(path, 'ax'));
  }

  private appended = 0;
  private settled = 0;
  private isSealed = false;

  private constructor(
    private readonly path: string,
    private readonly descriptor: number,
  ) {}

  get lines(): number {
    return this.appended;
  }

  /** Whether somebody has removed the file, who took its silent writer for dead: what is appended now would be found by nobody. */
  get isGone(): boolean {
    return fstatSync(this.descriptor).nlink === 0;
  }

  /** The line outlives this process; `sync` makes it outlive a power cut. Throws when the disk does not take the whole of it. */
  append(line: string): void {
    const written = writeSync(this.descriptor, line);
    if (written < Buffer.byteLength(line)) throw new Error('the disk took a part of a line');
    this.appended++;
  }

  async sync(): Promise<void> {
    const directory = dirname(this.path);
    await syncData(this.descriptor);
    await syncDirectory(directory);
    await syncDirectory(dirname(directory));
  }

  /** The database has one of the lines. */
  async settle(): Promise<void> {
    this.settled++;
    await this.removeWhenDone();
  }

  /** Nothing will be appended. */
  async seal(): Promise<void> {
    this.isSealed = true;
    await this.removeWhenDone();
  }

  private async removeWhenDone(): Promise<void> {
    if (!this.isSealed || this.settled < this.appended) return;
    closeSync(this.descriptor);
    await rm(this.path, { force: true });
  }
}
