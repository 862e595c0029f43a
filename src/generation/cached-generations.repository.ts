import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { keyOf, type Question } from '../cache/question.js';
import { AppConfig } from '../config/app-config.js';
import { Gathered } from '../database/gathered.js';
import { columnNames, hydrate } from '../database/hydrate.js';
import { runStatement } from '../database/run-statement.js';
import { GenerationEntity } from './generation.entity.js';
import type { ReadGeneration } from './generation.read.js';

/** A completed generation that is repeated, and for how long. */
interface CachedGeneration {
  readonly read: ReadGeneration;
  readonly remainingMs: number;
}

/** What is asked for, and by whom. */
interface Asked {
  readonly key: string;
  readonly owner: number;
}

type RawCached = Record<string, unknown> &
  Pick<ReadGeneration, 'reasoning'> & { readonly asked_key: string; readonly remaining_ms: number };

/** A statement stays short, however much is cached. */
const FORGOTTEN_AT_ONCE = 1_000;

/** SQL: what is repeated, $1 being CACHE_TTL_SECONDS in milliseconds; by the database's clock. */
const FRESH = `cache_key IS NOT NULL AND completed_at > now() - $1::float8 * interval '1 millisecond'`;

/** The generations that all nodes repeat. */
@Injectable()
export class CachedGenerationsRepository {
  private readonly searches: Gathered<Asked, CachedGeneration | undefined>;
  private readonly ttlMs: number;

  constructor(
    private readonly dataSource: DataSource,
    { cache }: AppConfig,
  ) {
    this.ttlMs = cache.ttlSeconds * 1000;
    this.searches = new Gathered((asked) => this.findAll(asked));
  }

  /** The newest one that answers the question. Those who ask in the same moment are told by one statement. */
  async find(question: Question): Promise<CachedGeneration | undefined> {
    return this.searches.add({ key: keyOf(question), owner: question.owner });
  }

  /** Of one user, or (undefined) of all. */
  async count(owner: number | undefined): Promise<number> {
    const [row] = await runStatement<{ count: number }>(
      this.dataSource,
      `SELECT count(*)::integer AS count FROM generation WHERE ${FRESH} AND ($2::integer IS NULL OR user_id = $2)`,
      [this.ttlMs, owner ?? null],
    );
    return row?.count ?? 0;
  }

  /** From now on nobody finds what there is, of one user or (undefined) of all, and what is under way is not joined, nor found when it is completed. */
  async forget(owner: number | undefined): Promise<number> {
    await this.forbidLandings(owner);
    for (let forgotten = 0; ;) {
      const count = await this.forgetSome(owner);
      forgotten += count;
      if (count < FORGOTTEN_AT_ONCE) return forgotten;
    }
  }

  private async findAll(
    asked: readonly Asked[],
  ): Promise<readonly (CachedGeneration | undefined)[]> {
    const columns = columnNames(this.dataSource, GenerationEntity);
    const found = await runStatement<RawCached>(
      this.dataSource,
      `SELECT asked.key AS asked_key, $1 + extract(epoch FROM completed_at - now())::float8 * 1000 AS remaining_ms, ${columns}, reasoning
       FROM unnest($2::text[], $3::integer[]) AS asked (key, owner)
       CROSS JOIN LATERAL (
         SELECT * FROM generation WHERE cache_key = asked.key AND user_id = asked.owner AND ${FRESH}
         ORDER BY completed_at DESC LIMIT 1) AS newest
       LEFT JOIN generation_detail ON generation_id = newest.id`,
      [this.ttlMs, asked.map(({ key }) => key), asked.map(({ owner }) => owner)],
    );
    const byKey = new Map(found.map((raw) => [raw.asked_key, this.cached(raw)]));
    return asked.map(({ key }) => byKey.get(key));
  }

  private cached(raw: RawCached): CachedGeneration {
    const row = hydrate(this.dataSource, GenerationEntity, raw);
    return { read: { row, reasoning: raw.reasoning }, remainingMs: raw.remaining_ms };
  }

  private async forbidLandings(owner: number | undefined): Promise<void> {
    await runStatement(
      this.dataSource,
      `WITH held AS MATERIALIZED (
         SELECT id FROM generation WHERE flight_key IS NOT NULL AND ($1::integer IS NULL OR user_id = $1)
         ORDER BY id FOR NO KEY UPDATE)
       UPDATE generation SET flight_key = NULL FROM held WHERE generation.id = held.id`,
      [owner ?? null],
    );
  }

  private async forgetSome(owner: number | undefined): Promise<number> {
    const forgotten = await runStatement(
      this.dataSource,
      `WITH held AS MATERIALIZED (
         SELECT id FROM generation WHERE ${FRESH} AND ($2::integer IS NULL OR user_id = $2)
         ORDER BY id LIMIT $3 FOR NO KEY UPDATE)
       UPDATE generation SET cache_key = NULL FROM held WHERE generation.id = held.id RETURNING generation.id`,
      [this.ttlMs, owner ?? null, FORGOTTEN_AT_ONCE],
    );
    return forgotten.length;
  }
}
