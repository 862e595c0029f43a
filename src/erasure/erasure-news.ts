import { Injectable } from '@nestjs/common';
import { CacheEmptying } from '../cache/cache-emptying.js';
import { Sweep } from '../common/time/sweep.js';
import { ROWS_PER_STEP } from './eraser.js';
import { ErasureNewsRepository } from './erasure-news.repository.js';

const INTERVAL_MS = 20_000;

/**
 * Looks for what was erased on whatever node: this one's memory holds it no longer, whether or not it was told, and what somebody wrote
 * at the same moment goes too. A node that cannot reach the database learns of it when it can.
 */
@Injectable()
export class ErasureNews extends Sweep {
  private until: string | undefined;

  constructor(
    private readonly news: ErasureNewsRepository,
    private readonly cache: CacheEmptying,
  ) {
    super(INTERVAL_MS, 'erasure.unheard');
  }

  /** Page by page: what was read does not have to be read once more when a later one cannot be. */
  override async sweep(): Promise<void> {
    const { from, now } = await this.news.begin(this.until);
    let after = from;
    for (;;) {
      const { erased, last, until } = await this.news.read(after, this.until, ROWS_PER_STEP);
      for (const user of new Set(erased.map(({ userId }) => userId))) await this.cache.forget(user);
      if (erased.length > 0) await this.news.eraseLate(erased.map(({ id }) => id));
      if (erased.length < ROWS_PER_STEP) break;
      this.until = until;
      if (this.isStopping) return;
      after = last;
    }
    this.until = now;
  }
}
