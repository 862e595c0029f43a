import { rm } from 'node:fs/promises';

/** The server may still be writing while it stops. */
function remove(folder) {
  return rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** The server ends with its last user; its folder goes with it. */
export default async function stopPostgres() {
  const { postgres, dataDir } = globalThis.testPostgres;
  await postgres.release();
  await remove(dataDir);
  await remove(postgres.location);
}
