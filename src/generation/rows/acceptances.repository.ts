import type { DataSource } from 'typeorm';
import { reached } from '../../common/milestones/milestone.js';
import { runStatement } from '../../database/run-statement.js';
import { storableJson } from '../../database/storable-json.js';
import type { AcceptedJob } from '../../fibo/attempt-journal.js';
import { UNDER_WAY } from '../generation.entity.js';
import type { Hold } from '../leases/hold.js';

/** FIBO accepted a generation's attempt. */
export interface Acceptance {
  readonly hold: Hold;
  readonly number: number;
  readonly job: AcceptedJob;
}

/** Records all of them by one statement; false for each whose hold is lost. */
export async function acceptAll(
  dataSource: DataSource,
  acceptances: readonly Acceptance[],
): Promise<readonly boolean[]> {
  reached('acceptances.recording');
  const recorded = await runStatement<{ id: string }>(
    dataSource,
    `WITH acceptance AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS acceptance (
         id bigint, fence integer, number smallint, request_id text, accepted_at timestamptz)),
     held AS MATERIALIZED (
       SELECT generation.id FROM generation JOIN acceptance USING (id, fence) WHERE ${UNDER_WAY}
       ORDER BY generation.id FOR NO KEY UPDATE OF generation),
     row AS (
       UPDATE generation SET state = 'processing', billed = 'unknown' FROM held
       WHERE generation.id = held.id RETURNING generation.id)
     UPDATE generation_attempt attempt SET request_id = acceptance.request_id, accepted_at = acceptance.accepted_at
     FROM row JOIN acceptance USING (id) WHERE attempt.generation_id = row.id AND attempt.number = acceptance.number
     RETURNING row.id`,
    [storableJson(acceptances.map(asRecord))],
  );
  reached('acceptances.recorded');
  const ids = new Set(recorded.map(({ id }) => Number(id)));
  return acceptances.map(({ hold }) => ids.has(hold.id));
}

/** Those whose jobs no attempt has. */
export async function listUnrecorded(
  dataSource: DataSource,
  acceptances: readonly Acceptance[],
): Promise<readonly Acceptance[]> {
  const found = await runStatement<{ request_id: string }>(
    dataSource,
    'SELECT request_id FROM generation_attempt WHERE request_id = ANY($1)',
    [acceptances.map(({ job }) => job.requestId)],
  );
  const recorded = new Set(found.map(({ request_id: requestId }) => requestId));
  return acceptances.filter(({ job }) => !recorded.has(job.requestId));
}

function asRecord({ hold, number, job }: Acceptance): Readonly<Record<string, unknown>> {
  const { requestId: request_id, acceptedAt } = job;
  return { ...hold, number, request_id, accepted_at: new Date(acceptedAt) };
}
