import type { DataSource } from 'typeorm';
import { runStatement } from '../../database/run-statement.js';
import { storableJson } from '../../database/storable-json.js';
import { UNDER_WAY } from '../generation.entity.js';
import type { HeldAttempt } from '../leases/hold.js';

/** What is known of the attempts of an owner that is dead. */
export interface KnownAttempts {
  /** On rows that it had taken over: these were its own, and not those of whoever had the row before. */
  readonly begun: readonly HeldAttempt[];
  /** All that may have been sent, but for those of which the database knows what came. */
  readonly sent: readonly HeldAttempt[];
  /** Of generations up to this one nothing is known. */
  readonly tellsAbove: number;
}

/**
 * Ends the attempts that the owner left open and had not sent, by one statement, and gives their rows back. All attempts on a row with its first fence
 * are the owner's who holds it. The fence rises: what the owner asked of the database before it died may come later than this.
 */
export async function endUnsent(
  dataSource: DataSource,
  owner: string,
  { begun, sent, tellsAbove }: KnownAttempts,
): Promise<readonly number[]> {
  const ended = await runStatement<{ id: string }>(
    dataSource,
    `WITH sent AS MATERIALIZED (
       SELECT * FROM json_to_recordset($2::json) AS sent (id bigint, fence integer, number smallint)),
     begun AS MATERIALIZED (
       SELECT * FROM json_to_recordset($3::json) AS begun (id bigint, fence integer, number smallint)),
     held AS MATERIALIZED (
       SELECT id, fence FROM generation WHERE ${UNDER_WAY} AND lease_owner = $1 AND id > $4 ORDER BY id FOR NO KEY UPDATE),
     unsent AS (
       UPDATE generation_attempt attempt SET class = 'not_sent', billed = 'no', ended_at = now()
       FROM held WHERE attempt.generation_id = held.id AND attempt.class IS NULL AND attempt.request_id IS NULL
         AND NOT EXISTS (SELECT FROM sent WHERE sent.id = attempt.generation_id AND sent.number = attempt.number)
         AND (held.fence = 1 OR EXISTS (
           SELECT FROM begun WHERE begun.id = held.id AND begun.fence = held.fence AND begun.number = attempt.number))
       RETURNING attempt.generation_id, attempt.number, attempt.price_usd_micros)
     UPDATE generation SET retry_count = unsent.number, cost_usd_micros = cost_usd_micros - unsent.price_usd_micros,
       billed = CASE WHEN EXISTS (
         SELECT FROM generation_attempt earlier
         WHERE earlier.generation_id = generation.id AND earlier.number < unsent.number AND earlier.billed <> 'no')
         THEN generation.billed ELSE 'no' END,
       fence = fence + 1, lease_owner = NULL, lease_expires_at = now()
     FROM unsent WHERE generation.id = unsent.generation_id
     RETURNING generation.id`,
    [owner, storableJson(sent.map(asRecord)), storableJson(begun.map(asRecord)), tellsAbove],
  );
  return ended.map(({ id }) => Number(id));
}

function asRecord({ hold, number }: HeldAttempt): Readonly<Record<string, number>> {
  return { ...hold, number };
}
