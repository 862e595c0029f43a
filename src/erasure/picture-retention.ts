import { Injectable } from '@nestjs/common';
import { CacheEmptying } from '../cache/cache-emptying.js';
import { Sweep } from '../common/time/sweep.js';
import { AppConfig } from '../config/app-config.js';
import { ROWS_PER_STEP } from './eraser.js';
import type { Position } from './erasures.repository.js';
import { RetentionRepository } from './retention.repository.js';

const INTERVAL_MS = 3_600_000;

/** No generation is under way for longer (FIBO_RESCUE_HOURS): what was accepted before had lost its picture the last time. */
const LATEST_END_MS = 31 * 86_400_000;

const THE_BEGINNING = new Date(0);

/** Removes pictures that were kept for IMAGE_RETENTION_DAYS; their generations stay. */
@Injectable()
export class PictureRetention extends Sweep {
  /** Undefined: this process has not looked yet, and looks at all that there are. */
  private lookedUntil: Date | undefined;

  constructor(
    private readonly config: AppConfig,
    private readonly retention: RetentionRepository,
    private readonly cache: CacheEmptying,
  ) {
    super(INTERVAL_MS, 'retention.images_left');
  }

  override async sweep(): Promise<void> {
    const { imageDays } = this.config.retention;
    if (imageDays === undefined) return;
    const before = await this.retention.timeBefore(imageDays);
    const from = this.lookedUntil
      ? new Date(this.lookedUntil.getTime() - LATEST_END_MS)
      : THE_BEGINNING;
    for await (const user of this.retention.listUsersWithPictures(from, before)) {
      await this.removeOf(user, from, before);
      if (this.isStopping) return;
    }
    this.lookedUntil = before;
  }

  private async removeOf(user: number, from: Date, before: Date): Promise<void> {
    let last: Position | undefined = { createdAt: before.toISOString(), id: 0 };
    while (last && !this.isStopping) {
      const { chosen, removed } = await this.retention.removePictures(
        user,
        from,
        last,
        ROWS_PER_STEP,
      );
      if (removed > 0) await this.cache.forget(user);
      last = chosen.length < ROWS_PER_STEP ? undefined : chosen.at(-1);
    }
  }
}
