import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ScaleDatabase } from './scale-database.js';

const run = promisify(execFile);

/** Which core does not matter. */
const CORE = '0';

/**
 * Runs `act` with this program and those who answer it on one core. Question and answer take turns, so that a second core would only
 * sleep and be woken, and in a virtual machine each wake-up takes up to 0.2 ms: half of a small answer, or nothing, as it pleases the host.
 * Without `taskset` (util-linux) the cores are used as they come.
 */
export async function onOneCore<T>(
  databases: readonly ScaleDatabase[],
  act: () => Promise<T>,
): Promise<T> {
  const before = await findAffinity(process.pid);
  if (before === undefined) return act();
  const answerers = await Promise.all(databases.map((database) => database.listBackends()));
  for (const pid of [process.pid, ...answerers.flat()]) await bind(pid, CORE);
  try {
    return await act();
  } finally {
    await bind(process.pid, before);
  }
}

/** As a list of cores: "0,1". Of the main thread alone: the collector's helpers go where they like. */
async function findAffinity(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await run('taskset', ['-cp', String(pid)]);
    return stdout.split(':').at(-1)?.trim();
  } catch {
    return undefined;
  }
}

async function bind(pid: number, cores: string): Promise<void> {
  await run('taskset', ['-cp', cores, String(pid)]);
}
