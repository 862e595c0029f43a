import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { reached } from '../common/milestones/milestone.js';
import { AppConfig } from '../config/app-config.js';
import { SpendingRepository } from './spending.repository.js';

const DAY_MS = 86_400_000;

/** The next purchase would pass the limit; nothing was sent. */
export class SpendLimitReached extends Error {
  /** @param retryAfterMs until an earlier purchase leaves the last 24 hours; sooner when one turns out to cost nothing */
  constructor(readonly retryAfterMs: number) {
    super('The spending limit of the last 24 hours is reached');
    this.name = SpendLimitReached.name;
  }
}

/**
 * What a picture costs, and how much may be spent in 24 hours by all users on all nodes.
 *
 * The statement that writes down an attempt asks `affordable_purchases` first, so that both are one atomic step.
 */
@Injectable()
export class SpendLimit implements OnApplicationBootstrap {
  readonly priceUsdMicros: number;
  /** Null: no limit. */
  readonly limitUsdMicros: number | null;
  private readonly logger = new Logger('Spending');

  constructor(
    { spending }: AppConfig,
    private readonly purchases: SpendingRepository,
  ) {
    this.priceUsdMicros = spending.priceUsdMicros;
    this.limitUsdMicros = spending.limitUsdMicrosPerDay ?? null;
  }

  onApplicationBootstrap(): void {
    this.logger.log({
      event: 'spending.limit',
      priceUsd: this.priceUsdMicros / 1e6,
      limitUsdPerDay: this.limitUsdMicros === null ? 'none' : this.limitUsdMicros / 1e6,
    });
  }

  /** Why an attempt was not allowed. */
  async refusal(): Promise<SpendLimitReached> {
    const { priceUsdMicros, limitUsdMicros } = this;
    reached('spending.refused');
    const waitMs =
      limitUsdMicros === null
        ? 0
        : await this.purchases.findNextPurchaseMs(priceUsdMicros, limitUsdMicros);
    return new SpendLimitReached(waitMs ?? DAY_MS);
  }
}
