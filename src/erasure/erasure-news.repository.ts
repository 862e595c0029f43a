import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../database/run-statement.js';
import { eraseAnswers } from '../idempotency/call-outcome.js';
import { ITEM_WITHOUT_WORDS } from './erase-statement.js';

/** A generation that was erased. */
export interface ErasedLately {
  readonly id: number;
  readonly userId: number;
}

/** A page of what was erased lately, the oldest first. */
export interface ErasureNews {
  readonly erased: readonly ErasedLately[];
  /** Where the next page begins. */
  readonly last: NewsPosition;
  /** Up to when all is read by now, as far as it is committed. */
  readonly until: string | undefined;
}

/** A place in that order. Times are as PostgreSQL writes them. */
export interface NewsPosition {
  readonly erasedAt: string;
  readonly id: number;
}

/** Where one look for news begins, and when that is. */
export interface NewsBeginning {
  readonly from: NewsPosition;
  readonly now: string;
}

interface RawErased {
  readonly id: string;
  readonly user_id: number;
  readonly erased_at: string;
  readonly until: string;
}

/** A statement that began earlier may be committed later: no statement takes so long. */
const OVERLAP = `interval '1 minute'`;

/** Reads what was erased lately, and erases what others have written of it since. */
@Injectable()
export class ErasureNewsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @param since undefined: a minute ago */
  async begin(since: string | undefined): Promise<NewsBeginning> {
    const [row] = await runStatement<{ erased_at: string; now: string }>(
      this.dataSource,
      `SELECT (coalesce($1::timestamptz, now()) - ${OVERLAP})::text AS erased_at, now()::text AS now`,
      [since ?? null],
    );
    if (!row) throw new Error('PostgreSQL returned no row for a time');
    return { from: { erasedAt: row.erased_at, id: 0 }, now: row.now };
  }

  /**
   * With fewer than the limit there are no more.
   *
   * @param since up to when all was read before
   */
  async read(after: NewsPosition, since: string | undefined, limit: number): Promise<ErasureNews> {
    const rows = await runStatement<RawErased>(
      this.dataSource,
      `SELECT id, user_id, erased_at::text AS erased_at, greatest(erased_at, $4::timestamptz)::text AS until FROM generation
       WHERE erased_at IS NOT NULL AND erased_at >= $1::timestamptz AND (erased_at, id) > ($1::timestamptz, $2::bigint)
       ORDER BY erased_at, id LIMIT $3`,
      [after.erasedAt, after.id, limit, since ?? null],
    );
    const erased = rows.map(({ id, user_id: userId }) => ({ id: Number(id), userId }));
    const end = rows.at(-1);
    const last = end ? { erasedAt: end.erased_at, id: Number(end.id) } : after;
    return { erased, last, until: end?.until ?? since };
  }

  /** What a call, a batch or a subscriber has written that had read a generation just before it was erased. */
  async eraseLate(ids: readonly number[]): Promise<void> {
    await runStatement(
      this.dataSource,
      `WITH answer AS (${eraseAnswers('generation_ids && $1::bigint[]')}),
       item AS (
         UPDATE batch_item SET ${ITEM_WITHOUT_WORDS} WHERE generation_id = ANY($1::bigint[]) AND error_code IS DISTINCT FROM 'ERASED')
       DELETE FROM webhook_delivery WHERE generation_id = ANY($1::bigint[])`,
      [ids],
    );
  }
}
