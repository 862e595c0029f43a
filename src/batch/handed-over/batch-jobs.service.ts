import { Injectable } from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { ERROR_CATALOGUE } from '../../common/errors/error-catalogue.js';
import { currentClaim } from '../../common/http/work-claim.js';
import { AppConfig } from '../../config/app-config.js';
import { SKIPPED } from '../batch.dto.js';
import { BatchAdvance } from './batch-advance.js';
import { BatchChangeRepository } from './batch-change.repository.js';
import type { BatchJobDto } from './batch-job.dto.js';
import { BatchStateRepository } from './batch-state.repository.js';
import { BatchTeller } from './batch-teller.js';
import { batchLocation } from './under-way-batch.js';

/** What may turn out otherwise when it is tried again. */
const RETRYABLE = [
  ...Object.entries(ERROR_CATALOGUE).flatMap(([code, { retryable }]) => (retryable ? [code] : [])),
  SKIPPED,
];

/** What clients do with batches that were handed over; each rejects with NOT_FOUND for the id of none of theirs. */
@Injectable()
export class BatchJobsService {
  constructor(
    private readonly config: AppConfig,
    private readonly batches: BatchStateRepository,
    private readonly changes: BatchChangeRepository,
    private readonly advances: BatchAdvance,
    private readonly teller: BatchTeller,
  ) {}

  async get(id: number): Promise<BatchJobDto> {
    await this.batches.getOwner(id);
    return (await this.teller.tell(id)).job;
  }

  /** What FIBO does not have is not bought; one that has ended stays as it is. */
  async cancel(id: number): Promise<BatchJobDto> {
    await this.batches.getOwner(id);
    await this.changes.cancel(id);
    await this.advances.advance(id);
    return this.get(id);
  }

  /** The batch, under way again if there was anything to retry. Rejects with STILL_RUNNING while it is. */
  async retry(id: number): Promise<BatchJobDto> {
    await this.batches.getOwner(id);
    const isReopened = await this.changes.retry(id, RETRYABLE, this.config.leaseMs, currentClaim());
    const job = await this.get(id);
    if (job.completed_at === null && !isReopened) {
      const detail = 'The batch is still under way';
      throw new ApiError('STILL_RUNNING', detail, { headers: batchLocation(id) });
    }
    return job;
  }
}
