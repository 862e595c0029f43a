import { Injectable } from '@nestjs/common';
import { Sweep } from '../common/time/sweep.js';
import { AppConfig } from '../config/app-config.js';
import { BatchErasuresRepository } from './batch-erasures.repository.js';
import { Eraser, ROWS_PER_STEP } from './eraser.js';
import { ErasuresRepository } from './erasures.repository.js';
import { RetentionRepository } from './retention.repository.js';

const INTERVAL_MS = 3_600_000;

/** Erases what was kept for HISTORY_RETENTION_DAYS. Nodes may come to the same rows at the same time. */
@Injectable()
export class HistoryRetention extends Sweep {
  constructor(
    private readonly config: AppConfig,
    private readonly retention: RetentionRepository,
    private readonly erasures: ErasuresRepository,
    private readonly batches: BatchErasuresRepository,
    private readonly eraser: Eraser,
  ) {
    super(INTERVAL_MS, 'retention.history_left');
  }

  override async sweep(): Promise<void> {
    const { historyDays } = this.config.retention;
    if (historyDays === undefined) return;
    const before = await this.retention.timeBefore(historyDays);
    const newest = { createdAt: before.toISOString(), id: 0 };
    for await (const userId of this.retention.listUsersWithHistory(before)) {
      const scope = { userId, projectId: undefined };
      await this.eraser.eraseAll(
        (last = newest) => this.erasures.eraseOlder(scope, last, ROWS_PER_STEP),
        () => this.isStopping,
      );
      if (this.isStopping) return;
    }
    await this.eraser.eraseAll(
      () => this.erasures.eraseCancelled(before, ROWS_PER_STEP),
      () => this.isStopping,
    );
    while (!this.isStopping && (await this.batches.eraseItems(before, ROWS_PER_STEP)));
  }
}
