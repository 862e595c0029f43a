import { Injectable } from '@nestjs/common';
import { Sweep } from '../common/time/sweep.js';
import { IdempotencyKeyRepository } from './idempotency-key.repository.js';

const INTERVAL_MS = 60_000;

/** A statement stays short, however many keys there are. */
const KEYS_PER_STEP = 500;

/** Forgets keys whose time is over. */
@Injectable()
export class KeySweep extends Sweep {
  constructor(private readonly keys: IdempotencyKeyRepository) {
    super(INTERVAL_MS, 'idempotency.sweep_failed');
  }

  protected override async sweep(): Promise<void> {
    while (!this.isStopping && (await this.keys.deleteExpired(KEYS_PER_STEP)) === KEYS_PER_STEP);
  }
}
