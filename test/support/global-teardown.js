import { rm } from 'node:fs/promises';

/** The server ends with its last user; its folder goes with it. */
export default async function stopPostgres() {
  const { postgres, dataDir } = globalThis.testPostgres;
  await postgres.release();
  await rm(dataDir, { recursive: true, force: true });
  if (postgres.location.startsWith('/var/tmp/')) await rm(postgres.location, { recursive: true });
}
