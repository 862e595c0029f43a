import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { IdempotencyKeyRepository } from './idempotency-key.repository.js';

const INTERVAL_MS = 60_000;

/** A statement stays short, however many keys there are. */
const KEYS_PER_STEP = 500;

/** Forgets keys whose time is over. */
@Injectable()
export class KeySweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(KeySweep.name);
  private timer: NodeJS.Timeout | undefined;
  private isSweeping = false;

  constructor(private readonly keys: IdempotencyKeyRepository) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), INTERVAL_MS).unref();
    void this.sweep();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    if (this.isSweeping) return;
    this.isSweeping = true;
    try {
      while ((await this.keys.deleteExpired(KEYS_PER_STEP)) === KEYS_PER_STEP);
    } catch (error) {
      this.logger.warn({ event: 'idempotency.sweep_failed', error });
    } finally {
      this.isSweeping = false;
    }
  }
}
