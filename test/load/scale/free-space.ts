import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';

/** Table, indexes, rollup and what was written to the log of changes. */
const BYTES_A_ROW = 1000;
const BYTES_BESIDES = 4e9;

/** Rejects when so many rows do not fit where temporary files lie. */
export async function assertRoom(rows: number): Promise<void> {
  const { bavail, bsize } = await statfs(tmpdir());
  const free = bavail * bsize;
  const needed = rows * BYTES_A_ROW + BYTES_BESIDES;
  if (free < needed) {
    const [has, wants] = [free, needed].map((bytes) => (bytes / 1e9).toFixed(1));
    throw new Error(`${tmpdir()} has ${has} GB left; ${rows} rows need ${wants} GB`);
  }
}
