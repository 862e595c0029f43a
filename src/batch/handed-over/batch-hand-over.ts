import { Injectable } from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { currentClaim } from '../../common/http/work-claim.js';
import { AppConfig } from '../../config/app-config.js';
import { explainDatabaseFailure } from '../../database/database-unavailable.js';
import { isStatementInDoubt } from '../../database/statement-in-doubt.js';
import { BatchOpening } from '../batch-opening.js';
import { isOfSeveral, ownerOf } from '../batch-owner.js';
import type { CreateBatchDto } from '../create-batch.dto.js';
import { BatchEnds } from './batch-ends.js';
import { BatchIntakeRepository } from './batch-intake.repository.js';
import { BatchTeller, type ToldBatch } from './batch-teller.js';
import { batchLocation } from './under-way-batch.js';

/** Takes batches whose callers do not wait for the pictures: when they are told so, all is in the database, and whichever process is free makes them. */
@Injectable()
export class BatchHandOver {
  constructor(
    private readonly config: AppConfig,
    private readonly openings: BatchOpening,
    private readonly intake: BatchIntakeRepository,
    private readonly ends: BatchEnds,
    private readonly teller: BatchTeller,
  ) {}

  /** The batch's id. It goes on from what an earlier call with the same key has begun. */
  async take({ requests, parallel, ...dto }: CreateBatchDto): Promise<number> {
    const { id, begun } = await this.openings.open(requests);
    const batch = {
      id,
      userId: ownerOf({ requests }),
      isOfSeveral: isOfSeveral({ requests }),
      parallel,
      continueOnError: dto.continue_on_error,
      requests,
      begun,
      claim: currentClaim(),
      webhookUrl: dto.webhook_url ?? undefined,
    };
    const { leaseMs, fibo } = this.config;
    try {
      await this.intake.accept(batch, leaseMs, fibo.rescueMs);
    } catch (error) {
      // Somebody may go on with it.
      throw isStatementInDoubt(error) ? (underWayFailure(id, error) ?? error) : error;
    }
    return id;
  }

  /** The batch at its end, or as it is after so long. Rejects with ApiError that says where it is when the database cannot say more. */
  async outcome(id: number, waitMs: number): Promise<ToldBatch> {
    try {
      if (waitMs > 0) await this.ends.within(id, waitMs);
      return await this.teller.tell(id);
    } catch (error) {
      throw underWayFailure(id, error) ?? error;
    }
  }
}

/** The database cannot say how far the batch is; undefined when the failure is another one. */
function underWayFailure(id: number, error: unknown): ApiError | undefined {
  const failure = explainDatabaseFailure(error);
  if (!failure) return undefined;
  const options = { ...failure.options, billed: 'unknown', isUnderWay: true } as const;
  return new ApiError(failure.code, failure.detail, { ...options, headers: batchLocation(id) });
}
