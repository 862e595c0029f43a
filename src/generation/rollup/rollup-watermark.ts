import { Injectable } from '@nestjs/common';
import { Sweep } from '../../common/time/sweep.js';
import { RollupWatermarkRepository } from './rollup-watermark.repository.js';

/** When it was not possible, because others held the figures, or the day has ended: meanwhile one more day is read with the months. */
const INTERVAL_MS = 60_000;

/** Sees to it that the figures of days that are over are among those of their months. */
@Injectable()
export class RollupWatermark extends Sweep {
  constructor(private readonly repository: RollupWatermarkRepository) {
    super(INTERVAL_MS, 'rollup.not_advanced');
  }

  protected override async sweep(): Promise<void> {
    while (!this.isStopping && (await this.repository.advance()));
  }
}
