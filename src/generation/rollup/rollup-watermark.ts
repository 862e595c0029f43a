import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Repetition } from '../../common/time/repetition.js';
import { RollupWatermarkRepository } from './rollup-watermark.repository.js';

/** When it was not possible, because others held the figures, or the day has ended: meanwhile one more day is read with the months. */
const INTERVAL_MS = 60_000;

/** Sees to it that the figures of days that are over are among those of their months. */
@Injectable()
export class RollupWatermark implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RollupWatermark.name);
  private readonly advances = new Repetition(
    INTERVAL_MS,
    () => this.advance(),
    (error) => this.logger.warn({ event: 'rollup.not_advanced', error }),
  );
  private isStopping = false;

  constructor(private readonly repository: RollupWatermarkRepository) {}

  onApplicationBootstrap(): void {
    this.advances.start();
  }

  onApplicationShutdown(): void {
    this.advances.stop();
    this.isStopping = true;
  }

  private async advance(): Promise<void> {
    while (!this.isStopping && (await this.repository.advance()));
  }
}
