import type { DataSource } from 'typeorm';
import { runStatement } from '../../database/run-statement.js';
import { storableJson } from '../../database/storable-json.js';
import type { OwnNode } from '../../fibo/fleet/own-node.js';
import type { SpendLimit } from '../../spending/spend-limit.js';
import { tellChanges } from '../generation-changes.js';
import { UNDER_WAY } from '../generation.entity.js';
import type { HeldAttempt } from '../leases/hold.js';

/** What became of an attempt that was to begin: `lost` with the hold on its generation, or `refused` by the spending limit. */
export type Beginning = 'begun' | 'refused' | 'lost';

/** Begins attempts on rows that are there, as many as the spending limit allows, by one statement. Who had waited for its turn so far is told of. */
export async function beginAll(
  dataSource: DataSource,
  { priceUsdMicros, limitUsdMicros }: SpendLimit,
  node: OwnNode,
  attempts: readonly HeldAttempt[],
): Promise<readonly Beginning[]> {
  const written = await runStatement<{ id: string; is_begun: boolean }>(
    dataSource,
    `WITH attempt AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS attempt (ordinal integer, id bigint, fence integer, number smallint)),
     held AS MATERIALIZED (
       SELECT generation.id, state, number, ordinal FROM generation JOIN attempt USING (id, fence) WHERE ${UNDER_WAY}
       ORDER BY generation.id FOR NO KEY UPDATE OF generation),
     allowed AS MATERIALIZED (SELECT affordable_purchases(count(*)::integer, $2, $3) AS purchases FROM held),
     chosen AS MATERIALIZED (
       SELECT id, state, number, turn <= purchases AS is_begun
       FROM (SELECT *, row_number() OVER (ORDER BY ordinal) AS turn FROM held) queue, allowed),
     row AS (
       UPDATE generation SET state = 'submitting', billed = CASE billed WHEN 'no' THEN 'unknown' ELSE billed END,
         cost_usd_micros = cost_usd_micros + $2
       FROM chosen WHERE generation.id = chosen.id AND is_begun RETURNING generation.id),
     begun AS (
       INSERT INTO generation_attempt (generation_id, number, price_usd_micros, node_id)
       SELECT id, number, $2, $4 FROM row JOIN chosen USING (id)),
     told AS MATERIALIZED (${tellChanges(`(SELECT id FROM row JOIN chosen USING (id) WHERE chosen.state = 'pending') AS turned`)})
     SELECT id, is_begun FROM chosen WHERE (SELECT count(*) FROM told) >= 0`,
    [storableJson(attempts.map(asRecord)), priceUsdMicros, limitUsdMicros, node.id],
  );
  const isBegun = new Map(written.map((row) => [Number(row.id), row.is_begun]));
  return attempts.map(({ hold }) => {
    if (!isBegun.has(hold.id)) return 'lost';
    return isBegun.get(hold.id) ? 'begun' : 'refused';
  });
}

function asRecord(
  { hold, number }: HeldAttempt,
  ordinal: number,
): Readonly<Record<string, number>> {
  return { ordinal, ...hold, number };
}
