import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WorkClaim } from '../../common/http/request-context.js';
import { reached } from '../../common/milestones/milestone.js';
import { runStatement } from '../../database/run-statement.js';
import { GO_ON_WITH_BATCH } from '../../generation/batch-items.js';
import { claimLost } from '../../generation/rows/claim-lost.js';
import { promiseUnder } from '../../idempotency/call-outcome.js';
import { addJob } from '../../jobs/add-job.js';
import { ITEMS } from './item-phase.js';

/** What clients may change of a batch that was handed over. */
@Injectable()
export class BatchChangeRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** From now on nothing of the batch is begun; one that has ended stays as it is. */
  async cancel(id: number): Promise<void> {
    reached('batch.cancelling');
    await runStatement(
      this.dataSource,
      `WITH cancelled AS (
         UPDATE batch SET cancelled_at = coalesce(cancelled_at, now()) WHERE id = $1 AND completed_at IS NULL RETURNING id)
       SELECT ${addJob(GO_ON_WITH_BATCH)} FROM cancelled AS batch`,
      [id],
    );
    reached('batch.cancelled');
  }

  /**
   * Whether a batch that has ended is under way again: its items that failed with one of the codes, and that
   * nobody wants erased, are as if they had not been begun. If nobody
   * goes on with it for so long, it is looked at again. Rejects with ApiError when the key was lost.
   */
  async retry(
    id: number,
    codes: readonly string[],
    patienceMs: number,
    claim: WorkClaim | undefined,
  ): Promise<boolean> {
    reached('batch.retrying');
    const reopened = await this.reopen(id, codes, patienceMs, claim).catch((error: unknown) => {
      throw claimLost(error) ?? error;
    });
    reached('batch.retried');
    return reopened.length > 0;
  }

  /** Under a key it is promised in the same moment: a repeat finds either both or nothing. */
  private async reopen(
    id: number,
    codes: readonly string[],
    patienceMs: number,
    claim: WorkClaim | undefined,
  ): Promise<readonly unknown[]> {
    return runStatement(
      this.dataSource,
      `WITH failed AS MATERIALIZED (
         SELECT item.index FROM ${ITEMS} WHERE item.batch_id = $1 AND item.erase_requested_at IS NULL AND coalesce(
           item.error_code, CASE WHEN generation.state IN ('failed', 'cancelled') THEN generation.error_code END) = ANY($2::text[])),
       reopened AS (
         UPDATE batch SET round = round + 1, failed_item = NULL, cancelled_at = NULL, completed_at = NULL,
           look_at = now() + $3 * interval '1 millisecond'
         WHERE id = $1 AND completed_at IS NOT NULL AND EXISTS (SELECT FROM failed)
           AND held_idempotency_id($4, $5) IS NOT DISTINCT FROM $4
         RETURNING id, round),
       promised AS (${promiseUnder('$4', 'reopened')}),
       item AS (
         UPDATE batch_item SET round = reopened.round, generation_id = NULL, is_shared = false, error_code = NULL, error_message = NULL
         FROM reopened, failed WHERE batch_id = reopened.id AND batch_item.index = failed.index)
       SELECT ${addJob(GO_ON_WITH_BATCH)} FROM reopened AS batch`,
      [id, codes, patienceMs, claim?.keyId ?? null, claim?.fence ?? null],
    );
  }
}
