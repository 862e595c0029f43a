import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Repetition } from './repetition.js';

/** Looks again and again, from the application's start until it ends, for what nobody is told of. What goes wrong is logged, and tried again. */
export abstract class Sweep implements OnApplicationBootstrap, OnModuleDestroy {
  /** Whatever is done step by step ends with the step. */
  protected isStopping = false;
  private readonly sweeps: Repetition;

  /** @param failed the event of the log line when it goes wrong */
  protected constructor(intervalMs: number, failed: string) {
    const logger = new Logger(new.target.name);
    this.sweeps = new Repetition(
      intervalMs,
      () => this.sweep(),
      (error) => logger.warn({ event: failed, error }),
    );
  }

  onApplicationBootstrap(): void {
    this.sweeps.start();
  }

  onModuleDestroy(): void {
    this.isStopping = true;
    this.sweeps.stop();
  }

  protected abstract sweep(): Promise<void>;
}
