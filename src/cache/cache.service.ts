import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { CacheEmptying } from './cache-emptying.js';
import { CacheFigures, type Figures } from './cache-figures.js';
import type { CacheStatsDto, ClearedCacheDto } from './cache.dto.js';
import { StoredAnswers } from './stored-answers.js';

const HOUR_SECONDS = 3600;

/** Looks into the cache and empties it, for one user or (undefined) for all. */
@Injectable()
export class CacheService {
  constructor(
    private readonly answers: StoredAnswers,
    private readonly emptying: CacheEmptying,
    private readonly figures: CacheFigures,
    private readonly config: AppConfig,
  ) {}

  /** What is too old is in it no more. */
  async getStats(owner: number | undefined): Promise<CacheStatsDto> {
    const stored = await this.answers.countStored(owner);
    const { hits, misses, coalesced, bypassed } = this.figures.of(owner);
    const { ttlSeconds, maxEntries } = this.config.cache;
    return {
      total_cached: stored,
      valid: stored,
      expired: 0,
      ttl_hours: ttlSeconds / HOUR_SECONDS,
      hits,
      misses,
      coalesced,
      bypassed,
      hit_rate: hitRatePercent({ hits, misses, coalesced }),
      max_entries: maxEntries,
      backend: 'memory',
      since: this.figures.since.toISOString(),
    };
  }

  /** On all nodes. What is under way now does not enter the cache either. */
  async clear(owner: number | undefined): Promise<ClearedCacheDto> {
    const cleared = await this.emptying.empty(owner);
    return {
      status: 'success',
      cleared,
      message: `Cleared ${cleared} cached generation(s)`,
    };
  }
}

/** With two decimals; 0 when nothing was asked. */
function hitRatePercent({ hits, misses, coalesced }: Omit<Figures, 'bypassed'>): number {
  const asked = hits + misses + coalesced;
  return asked === 0 ? 0 : Math.round((hits * 10_000) / asked) / 100;
}
