import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Repetition } from '../common/time/repetition.js';
import { IdempotencyKeyRepository } from './idempotency-key.repository.js';

const INTERVAL_MS = 60_000;

/** A statement stays short, however many keys there are. */
const KEYS_PER_STEP = 500;

/** Forgets keys whose time is over. */
@Injectable()
export class KeySweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(KeySweep.name);
  private readonly sweeps = new Repetition(
    INTERVAL_MS,
    () => this.sweep(),
    (error) => this.logger.warn({ event: 'idempotency.sweep_failed', error }),
  );

  constructor(private readonly keys: IdempotencyKeyRepository) {}

  onApplicationBootstrap(): void {
    this.sweeps.start();
  }

  onApplicationShutdown(): void {
    this.sweeps.stop();
  }

  private async sweep(): Promise<void> {
    while ((await this.keys.deleteExpired(KEYS_PER_STEP)) === KEYS_PER_STEP);
  }
}
