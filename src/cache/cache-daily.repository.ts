import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reached } from '../common/milestones/milestone.js';
import { runStatement } from '../database/run-statement.js';
import type { DailySharedAnswers, SharedAnswers } from './cache-figures-tally.js';

/** Whose figures, and since when. */
export interface CacheFiguresFilter {
  readonly owner: number;
  /** Undefined: all of the user's projects, and what belongs to none. */
  readonly project: number | undefined;
  /** The whole of its UTC day is included. */
  readonly since: Date;
}

const NO_PROJECT = 0;

/** The table cache_daily. */
@Injectable()
export class CacheDailyRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds to what is there, each key once; in one order of keys, so that no two nodes wait for each other's rows. */
  async add(counts: readonly DailySharedAnswers[]): Promise<void> {
    reached('figures.writing');
    await runStatement(
      this.dataSource,
      `INSERT INTO cache_daily AS daily (user_id, day, project_id, hits, coalesced)
       SELECT user_id, date '1970-01-01' + day, project_id, hits, coalesced
       FROM unnest($1::integer[], $2::integer[], $3::integer[], $4::bigint[], $5::bigint[])
         AS counted (user_id, day, project_id, hits, coalesced)
       ORDER BY user_id, day, project_id
       ON CONFLICT (user_id, day, project_id)
         DO UPDATE SET hits = daily.hits + excluded.hits, coalesced = daily.coalesced + excluded.coalesced`,
      [
        counts.map(({ owner }) => owner),
        counts.map(({ day }) => day),
        counts.map(({ project }) => project ?? NO_PROJECT),
        counts.map(({ hits }) => hits),
        counts.map(({ coalesced }) => coalesced),
      ],
    );
    reached('figures.written');
  }

  async sum({ owner, project, since }: CacheFiguresFilter): Promise<SharedAnswers> {
    const [row] = await runStatement<{ hits: string; coalesced: string }>(
      this.dataSource,
      `SELECT coalesce(sum(hits), 0) AS hits, coalesce(sum(coalesced), 0) AS coalesced FROM cache_daily
       WHERE user_id = $1 AND ($2::integer IS NULL OR project_id = $2) AND day >= ($3::timestamptz AT TIME ZONE 'UTC')::date`,
      [owner, project ?? null, since],
    );
    return { hits: Number(row?.hits), coalesced: Number(row?.coalesced) };
  }
}
