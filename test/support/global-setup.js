import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../dist/src/database/embedded/embedded-postgres.js';

/** One throw-away PostgreSQL for a run; each test file makes a database of its own in it. */
export default async function startPostgres() {
  const dataDir = await mkdtemp(join(tmpdir(), 'generation-api-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false, log: () => undefined });
  process.env.TEST_POSTGRES_URL = postgres.url;
  globalThis.testPostgres = { postgres, dataDir };
}
