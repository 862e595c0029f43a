import type { TestDatabase } from '../../support/test-database.js';
import type { AttemptRow, BatchRow, GenerationRow } from './evidence.js';
import { orderIn } from './orders.js';

const GENERATIONS = `
  SELECT id::float8, user_id AS "userId", prompt AS "order", state, error_code AS "errorCode",
    lease_owner AS "leaseOwner", lease_expires_at::text AS "leaseExpiresAt"
  FROM generation ORDER BY id`;

const ATTEMPTS = `
  SELECT generation_id::float8 AS "generationId", number, class AS "attemptClass", request_id AS "requestId",
    billed, price_usd_micros AS "priceUsdMicros"
  FROM generation_attempt ORDER BY generation_id, number`;

const BATCHES = `
  SELECT id::float8, completed_at IS NOT NULL AS "hasEnded",
    json_agg(json_build_object('generationId', generation_id, 'errorCode', error_code) ORDER BY index) AS items
  FROM batch JOIN batch_item ON batch_id = id GROUP BY id ORDER BY id`;

/** The oldest first. */
export async function readGenerations(database: TestDatabase): Promise<readonly GenerationRow[]> {
  const rows = await database.query<GenerationRow>(GENERATIONS);
  return rows.map((row) => ({ ...row, order: orderIn(row.order) }));
}

export function readAttempts(database: TestDatabase): Promise<readonly AttemptRow[]> {
  return database.query<AttemptRow>(ATTEMPTS);
}

/** Those that were handed over. */
export function readBatches(database: TestDatabase): Promise<readonly BatchRow[]> {
  return database.query<BatchRow>(BATCHES);
}
