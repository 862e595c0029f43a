import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { poll } from '../../../src/database/embedded/poll.js';
import { findServerNote } from '../../../src/database/embedded/server-process.js';
import type { Stage } from './stage.js';

const END_TIMEOUT_MS = 30_000;

/** An empty folder that goes away with the stage, once the PostgreSQL in it has ended. */
export async function makeDataFolder(stage: Stage): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'generation-api-bench-'));
  stage.put(async () => {
    await untilServerEnded(join(folder, 'postgres'));
    await rm(folder, { recursive: true, maxRetries: 5 });
  });
  // PostgreSQL may run as another user.
  await chmod(folder, 0o755);
  return folder;
}

/** The server ends by itself, soon after its last user. */
async function untilServerEnded(cluster: string): Promise<void> {
  const hasEnded = async () => ((await findServerNote(cluster)) ? undefined : true);
  await poll(hasEnded, END_TIMEOUT_MS, () => `The PostgreSQL in ${cluster} does not end`);
}
