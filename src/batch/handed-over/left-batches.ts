import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Repetition } from '../../common/time/repetition.js';
import { AppConfig } from '../../config/app-config.js';
import { BatchAdvanceRepository } from './batch-advance.repository.js';

const SWEEP_INTERVAL_MS = 1_000;
const BATCHES_AT_ONCE = 100;

/** Lets somebody look at batches that were left: their process ended before it came to that, or what they wait for ended unheard. */
@Injectable()
export class LeftBatches implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(LeftBatches.name);
  private readonly sweeps = new Repetition(
    SWEEP_INTERVAL_MS,
    () => this.batches.queueLeft(this.config.leaseMs, BATCHES_AT_ONCE),
    (error) => this.logger.warn({ event: 'batch.sweep_failed', error }),
  );

  constructor(
    private readonly config: AppConfig,
    private readonly batches: BatchAdvanceRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.start();
  }

  onModuleDestroy(): void {
    this.sweeps.stop();
  }
}
