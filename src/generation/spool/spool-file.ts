import {
  type BigIntStats,
  closeSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { isNativeError } from 'node:util/types';
import { syncDirectory } from '../../common/files/sync-directory.js';
import { draftOf } from './spool-name.js';
import { NOT_WHOLE, writeHeader } from './spool-text.js';

const MISSING: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR']);

const syncData = promisify(fdatasync);

/** What a file begins with. */
interface SpoolContent {
  readonly owner: string;
  readonly tellsAbove: number;
  readonly lines: readonly string[];
}

/** The one file of a process's spool. As long as it stands under its name and says that it is whole, it is. */
export class SpoolFile {
  /**
   * With these lines, at one stroke in the place of the file before it. Throws when the disk does not take it, and then nothing has changed.
   *
   * @param isDurable whether a power cut may not take the lines
   */
  static create(
    path: string,
    { owner, tellsAbove, lines }: SpoolContent,
    isDurable: boolean,
  ): SpoolFile {
    mkdirSync(dirname(path), { recursive: true });
    const draft = draftOf(path);
    const descriptor = openSync(draft, 'w');
    try {
      const file = fileIdentity(fstatSync(descriptor, { bigint: true }));
      write(descriptor, [writeHeader({ owner, file }, tellsAbove), ...lines].join(''));
      if (isDurable) fdatasyncSync(descriptor);
      renameSync(draft, path);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
    return new SpoolFile(path, descriptor);
  }

  /** From now on what stands there, if anything does, does not say that it is whole. Throws when the disk refuses even that. */
  static disown(path: string): void {
    const descriptor = openIfThere(path);
    if (descriptor === undefined) return;
    try {
      write(descriptor, NOT_WHOLE, 0);
    } finally {
      closeSync(descriptor);
    }
  }

  private appended = 0;
  private isSpoilt = false;
  private syncs = 0;
  private isClosed = false;

  private constructor(
    private readonly path: string,
    private readonly descriptor: number,
  ) {}

  /** Lines since it was created. */
  get lines(): number {
    return this.appended;
  }

  /** False: another one is needed. A line was refused, or somebody has removed the file, who took its silent writer for dead. */
  get isOfUse(): boolean {
    return !this.isSpoilt && fstatSync(this.descriptor).nlink > 0;
  }

  /** The line outlives this process; `sync` makes it outlive a power cut. Throws when the disk does not take the whole of it. */
  append(line: string): void {
    this.isSpoilt = true;
    write(this.descriptor, line);
    this.isSpoilt = false;
    this.appended++;
  }

  async sync(): Promise<void> {
    const directory = dirname(this.path);
    this.syncs++;
    try {
      await syncData(this.descriptor);
    } finally {
      this.syncs--;
      this.closeWhenDone();
    }
    await syncDirectory(directory);
    await syncDirectory(dirname(directory));
  }

  remove(): void {
    rmSync(draftOf(this.path), { force: true });
    rmSync(this.path, { force: true });
  }

  /** Nothing will be appended. */
  close(): void {
    this.isClosed = true;
    this.closeWhenDone();
  }

  private closeWhenDone(): void {
    if (this.isClosed && this.syncs === 0) closeSync(this.descriptor);
  }
}

/** A name that no other file has, nor a copy of this one under its name: an inode comes again, but not with the same birth. */
export function fileIdentity({ ino, birthtimeNs }: BigIntStats): string {
  return `${ino}/${birthtimeNs}`;
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r+');
  } catch (error) {
    const isMissing = isNativeError(error) && 'code' in error && MISSING.has(error.code);
    if (isMissing) return undefined;
    throw error;
  }
}

/** @param position default: the end */
function write(descriptor: number, text: string, position: number | null = null): void {
  const written = writeSync(descriptor, text, position);
  if (written < Buffer.byteLength(text)) throw new Error('the disk took a part of it');
}
