import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../database/run-statement.js';

/** What the book of purchases tells; attempts themselves are the book. */
@Injectable()
export class SpendingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Milliseconds until one more picture of this price fits below the limit; undefined: it never does. */
  async findNextPurchaseMs(
    priceUsdMicros: number,
    limitUsdMicros: number,
  ): Promise<number | undefined> {
    const [row] = await runStatement<{ wait_ms: number | null }>(
      this.dataSource,
      'SELECT next_purchase_ms($1, $2) AS wait_ms',
      [priceUsdMicros, limitUsdMicros],
    );
    return row?.wait_ms ?? undefined;
  }
}
