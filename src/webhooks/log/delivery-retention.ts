import { Injectable } from '@nestjs/common';
import { Sweep } from '../../common/time/sweep.js';
import { DeliveryLogRepository } from './delivery-log.repository.js';

/** How long a delivery that is at an end stays in the log, counted from what it tells of. */
export const RETENTION_DAYS = 30;

const INTERVAL_MS = 60_000;

/** A statement stays short, however many there are. */
const DELIVERIES_PER_STEP = 500;

/** Forgets deliveries that nobody looks for any more. */
@Injectable()
export class DeliveryRetention extends Sweep {
  constructor(private readonly deliveries: DeliveryLogRepository) {
    super(INTERVAL_MS, 'webhook.retention_failed');
  }

  protected override async sweep(): Promise<void> {
    let deleted = DELIVERIES_PER_STEP;
    while (deleted === DELIVERIES_PER_STEP && !this.isStopping) {
      deleted = await this.deliveries.deleteEnded(RETENTION_DAYS, DELIVERIES_PER_STEP);
    }
  }
}
