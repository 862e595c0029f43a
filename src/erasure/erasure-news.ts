import { Injectable } from '@nestjs/common';
import { CacheEmptying } from '../cache/cache-emptying.js';
import { Sweep } from '../common/time/sweep.js';
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

  override async sweep(): Promise<void> {
    const { users, until } = await this.news.read(this.until);
    for (const user of users) await this.cache.forget(user);
    if (users.length > 0) await this.news.eraseLate(this.until);
    this.until = until;
  }
}
