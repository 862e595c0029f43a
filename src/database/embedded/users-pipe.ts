import { randomUUID } from 'node:crypto';
import { closeSync, constants, existsSync, openSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ClusterFiles } from './cluster-files.js';
import { poll } from './poll.js';
import { runCommand } from './run-command.js';
import { isSystemError } from './system-error.js';

const ADMISSION_TIMEOUT_MS = 30_000;

/** One user's end of the FIFO; the kernel closes it however the user ends. Plain descriptors: collected garbage closes none. */
export class Presence {
  private readonly name = randomUUID();
  private isOver = false;

  constructor(private readonly writer: number) {}

  /** Tells the keeper of us, once more if it is slow; false when there is none (any more). */
  announce(): boolean {
    try {
      writeSync(this.writer, `${this.name}\n`);
      return true;
    } catch (error) {
      if (isSystemError(error, 'EPIPE')) return false;
      if (isSystemError(error, 'EAGAIN')) return true;
      throw error;
    }
  }

  /** Whether the keeper took note of us, and so will not stop the server before we leave. */
  async isAdmitted(files: ClusterFiles): Promise<boolean> {
    return (await readFile(files.lock, 'utf8')).includes(this.name);
  }

  leave(): void {
    if (this.isOver) return;
    this.isOver = true;
    closeSync(this.writer);
  }
}

/**
 * Joins the users of a running server; undefined: there is none, or it is stopping.
 * An open FIFO is not enough, its keeper may have seen the last user go just before; so the keeper must answer.
 */
export async function joinUsers(files: ClusterFiles): Promise<Presence | undefined> {
  const writer = openForWriting(files.users);
  if (writer === undefined) return undefined;
  const presence = new Presence(writer);
  try {
    const isAdmitted = await poll(
      async () => (presence.announce() ? (await presence.isAdmitted(files)) || undefined : false),
      ADMISSION_TIMEOUT_MS,
      () => `The keeper of the PostgreSQL in ${files.cluster} does not answer`,
    );
    if (isAdmitted) return presence;
  } catch (error) {
    presence.leave();
    throw error;
  }
  presence.leave();
  return undefined;
}

/** Opens both ends, making the FIFO if need be: the presence of a server's first user, and what its keeper reads. */
export async function openUsersPipe(
  path: string,
): Promise<{ readonly presence: Presence; readonly reader: number }> {
  if (!existsSync(path)) await runCommand('mkfifo', ['-m', '600', path]);
  // Neither end opens without the other, but for a reader that does not insist on blocking, as the keeper's must.
  const helper = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const presence = new Presence(openSync(path, constants.O_WRONLY | constants.O_NONBLOCK));
    return { presence, reader: openSync(path, constants.O_RDONLY) };
  } finally {
    closeSync(helper);
  }
}

/** Undefined: nobody reads there. */
function openForWriting(path: string): number | undefined {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENXIO')) return undefined;
    throw error;
  }
}
