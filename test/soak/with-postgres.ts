import { startEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { makeDataFolder } from '../load/programs/data-folder.js';
import { Stage } from '../load/programs/stage.js';

/** Does `work` with a throw-away PostgreSQL, in which test databases can be made. */
export async function withPostgres<T>(work: () => Promise<T>): Promise<T> {
  const stage = new Stage();
  try {
    const dataDir = await makeDataFolder(stage);
    const log = () => undefined;
    const server = await startEmbeddedPostgres({ dataDir, durable: false, log });
    stage.put(() => server.release());
    process.env['TEST_POSTGRES_URL'] = server.url;
    return await work();
  } finally {
    await stage.clear();
  }
}
