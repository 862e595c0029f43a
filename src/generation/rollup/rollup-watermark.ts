import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { RollupWatermarkRepository } from './rollup-watermark.repository.js';

/** When it was not possible, because others held the figures, or the day has ended: meanwhile one more day is read with the months. */
const INTERVAL_MS = 60_000;

/** Sees to it that the figures of days that are over are among those of their months. */
@Injectable()
export class RollupWatermark implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RollupWatermark.name);
  private timer: NodeJS.Timeout | undefined;
  private isStopping = false;
  private isAdvancing = false;

  constructor(private readonly repository: RollupWatermarkRepository) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.advance(), INTERVAL_MS).unref();
    void this.advance();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.isStopping = true;
  }

  private async advance(): Promise<void> {
    if (this.isAdvancing) return;
    this.isAdvancing = true;
    try {
      while (!this.isStopping && (await this.repository.advance()));
    } catch (error) {
      this.logger.warn({ event: 'rollup.not_advanced', error });
    } finally {
      this.isAdvancing = false;
    }
  }
}
