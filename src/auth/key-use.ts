import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../common/time/clock.js';
import { ValidKeysRepository } from './valid-keys.repository.js';

const MINUTE_MS = 60_000;
const MOST = 10_000;

/** Notes when keys were last used, to the minute. */
@Injectable()
export class KeyUse {
  private readonly logger = new Logger(KeyUse.name);
  private readonly noted = new LRUCache<number, number>({ max: MOST });

  constructor(
    private readonly repository: ValidKeysRepository,
    private readonly clock: Clock,
  ) {}

  /** Nobody waits for it. */
  note(keyId: number): void {
    const now = this.clock.now();
    if (now - (this.noted.get(keyId) ?? -Infinity) < MINUTE_MS) return;
    this.noted.set(keyId, now);
    this.repository.touch(keyId).catch((error: unknown) => {
      this.logger.warn({ event: 'key.use_not_noted', keyId, error });
    });
  }
}
