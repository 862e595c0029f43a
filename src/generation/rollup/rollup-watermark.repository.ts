import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../../database/run-statement.js';

/** The table generation_rollup_watermark. */
@Injectable()
export class RollupWatermarkRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds the first day that is over and in no month yet to its month; whether there may be others. Nobody's pictures end meanwhile. */
  async advance(): Promise<boolean> {
    const [row] = await runStatement<{ has_more: boolean }>(
      this.dataSource,
      'SELECT generation_rollup_advance() AS has_more',
      [],
    );
    return row?.has_more ?? false;
  }
}
