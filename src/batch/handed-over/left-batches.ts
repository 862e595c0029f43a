import { Injectable } from '@nestjs/common';
import { Sweep } from '../../common/time/sweep.js';
import { AppConfig } from '../../config/app-config.js';
import { BatchAdvanceRepository } from './batch-advance.repository.js';

const INTERVAL_MS = 1_000;
const BATCHES_AT_ONCE = 100;

/** Lets somebody look at batches that were left: their process ended before it came to that, or what they wait for ended unheard. */
@Injectable()
export class LeftBatches extends Sweep {
  constructor(
    private readonly config: AppConfig,
    private readonly batches: BatchAdvanceRepository,
  ) {
    super(INTERVAL_MS, 'batch.sweep_failed');
  }

  protected override async sweep(): Promise<void> {
    await this.batches.queueLeft(this.config.leaseMs, BATCHES_AT_ONCE);
  }
}
