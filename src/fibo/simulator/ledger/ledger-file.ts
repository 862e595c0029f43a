import {
  appendFileSync,
  closeSync,
  fstatSync,
  openSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import type { Job } from '../job.js';
import type { Arrival } from './arrival.js';

/** What one line holds. */
export type LedgerEntry = { readonly arrival: Arrival } | { readonly job: Job };

/**
 * Entries as JSON lines. Written synchronously, so that no answer leaves before its entry is in the file.
 * Several simulators may share one: each reads what the others appended.
 */
export class LedgerFile {
  private inode = 0;
  private readBytes = 0;

  constructor(private readonly path: string) {}

  append(entries: readonly LedgerEntry[]): void {
    appendFileSync(this.path, lines(entries));
  }

  /** What was appended since the last call, own entries included; the whole file at first and after a `replace`. */
  readNew(): LedgerEntry[] {
    const text = this.readTail();
    const complete = text.subarray(0, text.lastIndexOf('\n') + 1);
    this.readBytes += complete.length;
    return complete
      .toString('utf8')
      .split('\n')
      .flatMap((line) => parse(line));
  }

  /** Puts a new file in the old one's place. */
  replace(entries: readonly LedgerEntry[]): void {
    const temporary = `${this.path}.${process.pid}.tmp`;
    writeFileSync(temporary, lines(entries));
    renameSync(temporary, this.path);
  }

  /** Ends a last line that a crash cut short, so that the next one stands alone. */
  mendEnd(): void {
    const tail = this.readTail();
    if (tail.length > 0 && !tail.subarray(-1).equals(Buffer.from('\n')))
      appendFileSync(this.path, '\n');
  }

  private readTail(): Buffer {
    const file = openSync(this.path, 'a+');
    try {
      const { ino, size } = fstatSync(file);
      if (ino !== this.inode || size < this.readBytes) this.readBytes = 0;
      this.inode = ino;
      return readFully(file, this.readBytes, size);
    } finally {
      closeSync(file);
    }
  }
}

/** One call may give less than was asked for. */
function readFully(file: number, start: number, end: number): Buffer {
  const buffer = Buffer.alloc(end - start);
  let filled = 0;
  while (filled < buffer.length) {
    const read = readSync(file, buffer, filled, buffer.length - filled, start + filled);
    if (read === 0) break;
    filled += read;
  }
  return buffer.subarray(0, filled);
}

function lines(entries: readonly LedgerEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

/** Nothing for a line that a crash cut short: what it told of was never answered. */
function parse(line: string): LedgerEntry[] {
  try {
    // Only this class writes the file.
    return line === '' ? [] : [JSON.parse(line) as LedgerEntry];
  } catch {
    return [];
  }
}
