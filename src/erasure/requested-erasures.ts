import { Injectable } from '@nestjs/common';
import { Sweep } from '../common/time/sweep.js';
import { BatchErasuresRepository } from './batch-erasures.repository.js';
import { Eraser, ROWS_PER_STEP } from './eraser.js';
import { ErasuresRepository } from './erasures.repository.js';

const INTERVAL_MS = 5_000;

/** Erases what somebody wanted erased while it was under way, now that it has ended. */
@Injectable()
export class RequestedErasures extends Sweep {
  constructor(
    private readonly erasures: ErasuresRepository,
    private readonly batches: BatchErasuresRepository,
    private readonly eraser: Eraser,
  ) {
    super(INTERVAL_MS, 'erasure.requests_left');
  }

  override async sweep(): Promise<void> {
    await this.batches.passOn();
    await this.eraser.eraseAll(
      () => this.erasures.eraseRequested(ROWS_PER_STEP),
      () => this.isStopping,
    );
    while (!this.isStopping && (await this.batches.eraseItems(undefined, ROWS_PER_STEP)));
  }
}
