import type { TestDatabase } from '../../support/test-database.js';
import type { AttemptRow, GenerationRow } from './evidence.js';
import { orderIn } from './orders.js';

const GENERATIONS = `
  SELECT id::float8, user_id AS "userId", prompt AS "order", state, error_code AS "errorCode",
    lease_owner AS "leaseOwner", lease_expires_at::text AS "leaseExpiresAt"
  FROM generation ORDER BY id`;

const ATTEMPTS = `
  SELECT generation_id::float8 AS "generationId", number, class AS "attemptClass", request_id AS "requestId",
    billed, price_usd_micros AS "priceUsdMicros"
  FROM generation_attempt ORDER BY generation_id, number`;

/** The oldest first. */
export async function readGenerations(database: TestDatabase): Promise<readonly GenerationRow[]> {
  const rows = await database.query<GenerationRow>(GENERATIONS);
  return rows.map((row) => ({ ...row, order: orderIn(row.order) }));
}

export function readAttempts(database: TestDatabase): Promise<readonly AttemptRow[]> {
  return database.query<AttemptRow>(ATTEMPTS);
}
