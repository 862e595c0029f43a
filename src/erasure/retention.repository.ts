import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { forgetUsers } from '../cache/cache-news.js';
import { runStatement } from '../database/run-statement.js';
import { discardImages } from './discarded-images.repository.js';
import type { Position } from './erasures.repository.js';

/** SQL: the UTC day of a time. */
const dayOf = (time: string): string => `(${time}::timestamptz AT TIME ZONE 'UTC')::date`;

/** SQL: the day in the index of everybody's days. */
const DAY = 'day + 0';

const USERS_PER_PAGE = 500;

/** What one statement did. */
export interface RemovalStep {
  /** All that it came upon, the newest first: with fewer than it was to take there are no more. */
  readonly chosen: readonly Position[];
  /** How many of them lost their pictures, which others may have taken meanwhile. */
  readonly removed: number;
}

interface RawChosen {
  readonly id: string;
  readonly created_at: string;
  readonly is_removed: boolean;
}

/** Finds what is kept for too long; days on which anything is kept are told by the rollup. */
@Injectable()
export class RetentionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The database's. */
  async timeBefore(days: number): Promise<Date> {
    const [row] = await runStatement<{ at: Date }>(
      this.dataSource,
      'SELECT now() - make_interval(hours => 24 * $1::integer) AS at',
      [days],
    );
    if (!row) throw new Error('PostgreSQL returned no row for a time');
    return row.at;
  }

  /** Who has generations in history that were accepted on the day of that time or before. */
  listUsersWithHistory(before: Date): AsyncIterable<number> {
    return this.listUsers(`${DAY} <= ${dayOf('$1')} AND state IN ('completed', 'failed')`, [
      before,
    ]);
  }

  /** Who has completed generations of the days between two times; whether they have their pictures is not looked at. */
  listUsersWithPictures(from: Date, before: Date): AsyncIterable<number> {
    return this.listUsers(
      `${DAY} <= ${dayOf('$1')} AND ${DAY} >= ${dayOf('$2')} AND state = 'completed'`,
      [before, from],
    );
  }

  /** Takes pictures from generations that were accepted between a time and a position: the newest first, as many as the limit. */
  async removePictures(
    userId: number,
    from: Date,
    { createdAt, id }: Position,
    limit: number,
  ): Promise<RemovalStep> {
    const rows = await runStatement<RawChosen>(
      this.dataSource,
      `WITH chosen AS MATERIALIZED (
         SELECT id, created_at FROM generation
         WHERE user_id = $1 AND state = 'completed' AND image_sha256 IS NOT NULL AND created_at >= $2 AND (created_at, id) < ($3::timestamptz, $4::bigint)
         ORDER BY created_at DESC, id DESC LIMIT $5),
       held AS MATERIALIZED (
         SELECT generation.id, user_id, image_sha256, image_media_type FROM generation JOIN chosen USING (id)
         WHERE state = 'completed' AND image_sha256 IS NOT NULL ORDER BY generation.id FOR NO KEY UPDATE OF generation),
       row AS (
         UPDATE generation SET image_sha256 = NULL, image_media_type = NULL, image_removed_at = now(), cache_key = NULL
         FROM held WHERE generation.id = held.id),
       image AS (${discardImages('held')}),
       told AS MATERIALIZED (${forgetUsers('held')})
       SELECT id, chosen.created_at::text AS created_at, held.id IS NOT NULL AS is_removed FROM chosen LEFT JOIN held USING (id)
       WHERE (SELECT count(*) FROM told) >= 0 ORDER BY chosen.created_at DESC, id DESC`,
      [userId, from, createdAt, id, limit],
    );
    return {
      chosen: rows.map((row) => ({ id: Number(row.id), createdAt: row.created_at })),
      removed: rows.filter((row) => row.is_removed).length,
    };
  }

  /** Page by page, in the order of their numbers. */
  private async *listUsers(days: string, values: readonly Date[]): AsyncGenerator<number> {
    const [last, limit] = [`$${values.length + 1}`, `$${values.length + 2}`];
    let lastUser: number | undefined = 0;
    while (lastUser !== undefined) {
      const rows: { user_id: number }[] = await runStatement(
        this.dataSource,
        `SELECT DISTINCT user_id FROM generation_daily WHERE ${days} AND user_id > ${last} ORDER BY user_id LIMIT ${limit}`,
        [...values, lastUser, USERS_PER_PAGE],
      );
      for (const { user_id: userId } of rows) yield userId;
      lastUser = rows.length < USERS_PER_PAGE ? undefined : rows.at(-1)?.user_id;
    }
  }
}
