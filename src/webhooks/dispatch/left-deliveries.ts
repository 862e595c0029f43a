import { Injectable } from '@nestjs/common';
import { Sweep } from '../../common/time/sweep.js';
import { DeliveryQueueRepository } from './delivery-queue.repository.js';

const INTERVAL_MS = 1_000;

/** A job is taken up at its time, and over in a moment. */
const PATIENCE_MS = 2_000;
const OWNERS_AT_ONCE = 100;

/** Lets somebody send events that were left: their process ended, or there was no room for them when their job came. */
@Injectable()
export class LeftDeliveries extends Sweep {
  constructor(private readonly queue: DeliveryQueueRepository) {
    super(INTERVAL_MS, 'webhook.sweep_failed');
  }

  protected override async sweep(): Promise<void> {
    await this.queue.queueLeft(PATIENCE_MS, OWNERS_AT_ONCE);
  }
}
