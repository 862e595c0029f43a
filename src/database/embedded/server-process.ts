import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { poll } from './poll.js';
import { tryCommand } from './run-command.js';
import { isSystemError } from './system-error.js';

const STOP_TIMEOUT_MS = 30_000;

/** What a server says of itself in postmaster.pid. */
export interface ServerNote {
  readonly pid: number;
  readonly port: number;
}

/** Undefined: no living process has left a (whole) note in this cluster. */
export async function findServerNote(cluster: string): Promise<ServerNote | undefined> {
  try {
    const lines = (await readFile(noteIn(cluster), 'utf8')).split('\n');
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    return pid > 0 && port > 0 && signal(pid, 0) ? { pid, port } : undefined;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * Stops a server that outlived its keeper, and removes a note whose process number went to somebody else.
 * Only for the holder of the cluster's lock: nobody else can tell a left-over server from one in use.
 */
export async function clearLeftOvers(cluster: string): Promise<void> {
  await poll(
    async () => {
      const note = await findServerNote(cluster);
      if (!note) return true;
      if (await isServerOf(cluster, note.pid)) {
        signal(note.pid, 'SIGINT');
        return undefined;
      }
      // PostgreSQL takes any living process that has the number for its owner, and refuses to start.
      await rm(noteIn(cluster), { force: true });
      return true;
    },
    STOP_TIMEOUT_MS,
    () => `The PostgreSQL that was left in ${cluster} does not end`,
  );
}

function noteIn(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/** False: there is no such process. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (isSystemError(error, 'ESRCH')) return false;
    if (isSystemError(error, 'EPERM')) return true;
    throw error;
  }
}

/** Whether the process is PostgreSQL at work in this cluster, and not another one that got a dead one's number. */
async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (process.platform !== 'linux') {
    const { stdout } = await tryCommand('ps', ['-o', 'command=', '-p', String(pid)]);
    return stdout.includes(cluster);
  }
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').includes(cluster);
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ESRCH')) return false;
    throw error;
  }
}
