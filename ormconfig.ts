import { DataSource } from 'typeorm';
import { AUTH_ENTITIES } from './src/auth/auth.entities.js';
import { BATCH_ENTITIES } from './src/batch/batch.entities.js';
import { CACHE_ENTITIES } from './src/cache/cache.entities.js';
import { loadConfig } from './src/config/load-config.js';
import { dataSourceOptions } from './src/database/data-source-options.js';
import { startEmbeddedPostgres } from './src/database/embedded/embedded-postgres.js';
import { ERASURE_ENTITIES } from './src/erasure/erasure.entities.js';
import { FIBO_ENTITIES } from './src/fibo/fibo.entities.js';
import { GENERATION_ENTITIES } from './src/generation/generation.entities.js';
import { IDEMPOTENCY_ENTITIES } from './src/idempotency/idempotency.entities.js';
import { SECRETS_ENTITIES } from './src/secrets/secrets.entities.js';
import { WEBHOOKS_ENTITIES } from './src/webhooks/webhooks.entities.js';

const { database, dataDir } = loadConfig();

async function embeddedUrl(): Promise<string> {
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  return (await startEmbeddedPostgres({ dataDir, durable: true, log })).url;
}

/** For TypeORM's command line, on the built files: `npx typeorm migration:show -d dist/ormconfig.js`. */
export default new DataSource({
  ...dataSourceOptions(database.url ?? (await embeddedUrl()), database),
  entities: [
    ...GENERATION_ENTITIES,
    ...CACHE_ENTITIES,
    ...IDEMPOTENCY_ENTITIES,
    ...FIBO_ENTITIES,
    ...BATCH_ENTITIES,
    ...WEBHOOKS_ENTITIES,
    ...AUTH_ENTITIES,
    ...ERASURE_ENTITIES,
    ...SECRETS_ENTITIES,
  ],
});
