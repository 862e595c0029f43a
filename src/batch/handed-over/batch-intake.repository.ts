import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WorkClaim } from '../../common/http/request-context.js';
import { reached } from '../../common/milestones/milestone.js';
import { runStatement } from '../../database/run-statement.js';
import { storableJson } from '../../database/storable-json.js';
import { GO_ON_WITH_BATCH, goOnFor } from '../../generation/batch-items.js';
import { claimLost } from '../../generation/rows/claim-lost.js';
import { addJob } from '../../jobs/add-job.js';
import type { BegunItem } from '../batch-opening.js';

/** A batch as it is handed over. */
export interface NewBatch {
  readonly id: number;
  /** The owner. */
  readonly userId: number;
  /** Whether items are of others too. */
  readonly isOfSeveral: boolean;
  readonly parallel: boolean;
  readonly continueOnError: boolean;
  /** Validated bodies of POST /api/generate/. */
  readonly requests: readonly object[];
  /** What an earlier call with the same key has begun, by index. */
  readonly begun: ReadonlyMap<number, BegunItem>;
  readonly claim: WorkClaim | undefined;
  /** Where its end is to be told. */
  readonly webhookUrl: string | undefined;
}

/** Takes batches over from their callers. */
@Injectable()
export class BatchIntakeRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * From now on whoever is free goes on with it; if nobody does for so long, it is looked at again. Rejects with ApiError when the key was lost.
   *
   * @param itemsMs for how long at least goes on what has begun, though its caller would have waited for less
   */
  async accept(batch: NewBatch, patienceMs: number, itemsMs: number): Promise<void> {
    try {
      reached('batch.accepting');
      await runStatement(
        this.dataSource,
        `WITH accepted AS (
           INSERT INTO batch (id, user_id, of_several, parallel, continue_on_error, idempotency_id, webhook_url, look_at)
           VALUES ($1, $2, $11, $3, $4, held_idempotency_id($5, $6), $7, now() + $8 * interval '1 millisecond') RETURNING id),
         item AS (
           INSERT INTO batch_item (batch_id, index, request, generation_id, is_shared)
           SELECT accepted.id, item.index, item.request, item.generation_id, item.is_shared
           FROM accepted, json_to_recordset($9::json) AS item (index smallint, request jsonb, generation_id bigint, is_shared boolean)
           RETURNING generation_id),
         adopted AS (${goOnFor('SELECT generation_id FROM item', '$10::float8')})
         SELECT ${addJob(GO_ON_WITH_BATCH)} FROM accepted AS batch`,
        [
          batch.id,
          batch.userId,
          batch.parallel,
          batch.continueOnError,
          batch.claim?.keyId ?? null,
          batch.claim?.fence ?? null,
          batch.webhookUrl ?? null,
          patienceMs,
          storableJson(itemsOf(batch)),
          itemsMs,
          batch.isOfSeveral,
        ],
      );
      reached('batch.accepted');
    } catch (error) {
      throw claimLost(error) ?? error;
    }
  }
}

function itemsOf({ requests, begun }: NewBatch): readonly object[] {
  return requests.map((request, index) => {
    const { generationId = null, isShared = false } = begun.get(index) ?? {};
    return { index, request, generation_id: generationId, is_shared: isShared };
  });
}
