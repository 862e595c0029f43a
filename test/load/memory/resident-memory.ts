import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Program } from '../programs/program.js';

/** Until what was collected has gone back to the system. */
const SETTLE_MS = 1000;
const COLLECTIONS = 2;

/** Bytes of memory that a program, which loaded `collect-on-signal`, holds once it has collected its garbage. */
export async function residentBytes(program: Program): Promise<number> {
  for (let collection = 0; collection < COLLECTIONS; collection++) {
    program.signal('SIGUSR2');
    await sleep(SETTLE_MS);
  }
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(program.pid)]);
  return Number(stdout) * 1024;
}
