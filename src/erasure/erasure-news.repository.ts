import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../database/run-statement.js';
import { eraseAnswers } from '../idempotency/call-outcome.js';
import { ITEM_WITHOUT_WORDS } from './erase-statement.js';

/** What was erased lately. */
export interface ErasureNews {
  /** Of whose generations. */
  readonly users: readonly number[];
  /** Up to when, as PostgreSQL writes it. */
  readonly until: string;
}

/** A statement that began earlier may be committed later: no statement takes so long. */
const OVERLAP = `interval '1 minute'`;

/** Reads what was erased lately, and erases what others have written of it since. */
@Injectable()
export class ErasureNewsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @param since undefined: a minute ago */
  async read(since: string | undefined): Promise<ErasureNews> {
    const [row] = await runStatement<{ users: readonly number[] | null; until: string }>(
      this.dataSource,
      `SELECT array_agg(DISTINCT user_id) AS users, now()::text AS until FROM generation
       WHERE erased_at IS NOT NULL AND erased_at >= coalesce($1::timestamptz, now()) - ${OVERLAP}`,
      [since ?? null],
    );
    if (!row) throw new Error('PostgreSQL returned no row for a time');
    return { users: row.users ?? [], until: row.until };
  }

  /** What a call, a batch or a subscriber has written that had read a generation just before it was erased. */
  async eraseLate(since: string | undefined): Promise<void> {
    await runStatement(
      this.dataSource,
      `WITH erased AS MATERIALIZED (
         SELECT id FROM generation WHERE erased_at IS NOT NULL AND erased_at >= coalesce($1::timestamptz, now()) - ${OVERLAP}),
       answer AS (${eraseAnswers('generation_ids && ARRAY(SELECT id FROM erased)')}),
       item AS (
         UPDATE batch_item SET ${ITEM_WITHOUT_WORDS} FROM erased WHERE generation_id = erased.id AND error_code IS DISTINCT FROM 'ERASED')
       DELETE FROM webhook_delivery USING erased WHERE generation_id = erased.id`,
      [since ?? null],
    );
  }
}
