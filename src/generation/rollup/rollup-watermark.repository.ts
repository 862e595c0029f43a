import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../../database/run-statement.js';

/** The table generation_rollup_watermark. */
@Injectable()
export class RollupWatermarkRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds some figures of a day that is over to their months; whether there may be others. Who writes generations waits meanwhile, some hundredths of a second. Rejects when it cannot be done at once. */
  async advance(): Promise<boolean> {
    const [row] = await runStatement<{ has_more: boolean }>(
      this.dataSource,
      'SELECT generation_rollup_advance() AS has_more',
      [],
    );
    return row?.has_more ?? false;
  }
}
