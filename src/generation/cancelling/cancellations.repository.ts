import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reached } from '../../common/milestones/milestone.js';
import { runStatement } from '../../database/run-statement.js';
import { outboxOf, queueEvents } from '../../webhooks/outbox.js';
import { goOnWithBatches } from '../batch-items.js';
import { TELL_CHANGE } from '../generation-changes.js';

/** Cancels generations of which nothing was bought. */
@Injectable()
export class CancellationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The ids of those that were cancelled now: not of those that FIBO has, may have, or is about to get. Whoever holds such a row loses it, and
   * whoever waits for it learns of its end.
   *
   * @param reason what the items of batches are told that they were made for; default: that they were cancelled
   * @param isForAll also for those who were promised them
   */
  async cancel(
    ids: readonly number[],
    reason = 'CANCELLED',
    isForAll = true,
  ): Promise<readonly number[]> {
    reached('cancellations.recording');
    const cancelled = await runStatement<{ id: string }>(
      this.dataSource,
      `WITH row AS (
         UPDATE generation SET state = 'cancelled', error_code = 'CANCELLED', error_message = 'Generation cancelled', fence = fence + 1,
           lease_owner = NULL, lease_expires_at = NULL, flight_key = NULL
         WHERE id = ANY($1::bigint[]) AND ($3 OR NOT promised) AND (state = 'pending' OR state = 'submitting' AND billed = 'no') AND NOT EXISTS (
           SELECT FROM generation_attempt WHERE generation_id = generation.id AND class IS NULL)
         RETURNING id, user_id, state, webhooks),
       told AS (
         UPDATE batch_item SET error_code = $2 FROM row
         WHERE generation_id = row.id AND NOT is_shared AND batch_item.error_code IS NULL),
       outbox AS (${outboxOf('row')}),
       batches AS MATERIALIZED (${goOnWithBatches('row')})
       SELECT id, ${TELL_CHANGE}, (${queueEvents('outbox')}) AS events, (SELECT count(*) FROM batches) AS batches FROM row AS generation`,
      [ids, reason, isForAll],
    );
    reached('cancellations.recorded');
    return cancelled.map(({ id }) => Number(id));
  }
}
