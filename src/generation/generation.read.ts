import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isOwn } from '../common/access/current-caller.js';
import { ApiError } from '../common/errors/api-error.js';
import { allColumnNames, columnNames, hydrate } from '../database/hydrate.js';
import { runStatement } from '../database/run-statement.js';
import { GenerationAttemptEntity } from './generation-attempt.entity.js';
import { ERASED, GenerationEntity, UNDER_WAY, UNDER_WAY_STATES } from './generation.entity.js';
import type { GenerationTerms } from './generation-terms.js';
import type { ShownGeneration } from './shown-generation.js';
import type { Reasoning } from './planning/planner.js';

export { ERASED, UNDER_WAY };

/** Whether a generation has not ended. */
export function isRowUnderWay({ state }: Pick<ShownGeneration, 'state'>): boolean {
  return UNDER_WAY_STATES.includes(state);
}

/** A generation with the words that explain it. */
export interface ReadGeneration {
  readonly row: ShownGeneration;
  readonly reasoning: Reasoning | null;
}

/** What is to be done for a generation, and what was. */
export interface RecordedWork {
  readonly terms: GenerationTerms;
  /** Oldest first. */
  readonly attempts: readonly GenerationAttemptEntity[];
}

type RawGeneration = Record<string, unknown> & Pick<ReadGeneration, 'reasoning'>;

/** Reads generations; writes nothing. */
@Injectable()
export class GenerationReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Rejects with NOT_FOUND. */
  async get(id: number): Promise<ReadGeneration> {
    const [found] = await runStatement<RawGeneration>(
      this.dataSource,
      `SELECT ${columnNames(this.dataSource, GenerationEntity)}, reasoning
       FROM generation LEFT JOIN generation_detail ON generation_id = id WHERE id = $1 AND NOT ${ERASED}`,
      [id],
    );
    if (!found) throw notFound();
    return this.read(found);
  }

  /** The caller's. Rejects with NOT_FOUND, in the same way for another user's. */
  async getOwn(id: number): Promise<ReadGeneration> {
    const found = await this.get(id);
    if (!isOwn(found.row.userId)) throw notFound();
    return found;
  }

  /** By their ids; those that there are not are missing. */
  async findAll(ids: readonly number[]): Promise<ReadonlyMap<number, ReadGeneration>> {
    const found = await runStatement<RawGeneration>(
      this.dataSource,
      `SELECT ${columnNames(this.dataSource, GenerationEntity)}, reasoning
       FROM generation LEFT JOIN generation_detail ON generation_id = id WHERE id = ANY($1::bigint[]) AND NOT ${ERASED}`,
      [ids],
    );
    const generations = found.map((raw) => this.read(raw));
    return new Map(generations.map((generation) => [generation.row.id, generation]));
  }

  /** By their ids, in that order; undefined for those that there are not. */
  async listRecordedWork(ids: readonly number[]): Promise<readonly (RecordedWork | undefined)[]> {
    const rows = await runStatement<Record<string, unknown>>(
      this.dataSource,
      `SELECT ${allColumnNames(this.dataSource, GenerationEntity)} FROM generation WHERE id = ANY($1::bigint[])`,
      [ids],
    );
    const attempts = await this.attemptsOf(ids);
    const recorded = rows.map((raw) => {
      const terms = hydrate(this.dataSource, GenerationEntity, raw);
      const own = attempts.filter(({ generationId }) => generationId === terms.id);
      return [terms.id, { terms, attempts: own }] as const;
    });
    const found = new Map(recorded);
    return ids.map((id) => found.get(id));
  }

  private async attemptsOf(ids: readonly number[]): Promise<readonly GenerationAttemptEntity[]> {
    const attempts = await runStatement<Record<string, unknown>>(
      this.dataSource,
      `SELECT ${columnNames(this.dataSource, GenerationAttemptEntity)}
       FROM generation_attempt WHERE generation_id = ANY($1::bigint[]) ORDER BY number`,
      [ids],
    );
    return attempts.map((raw) => hydrate(this.dataSource, GenerationAttemptEntity, raw));
  }

  private read(raw: RawGeneration): ReadGeneration {
    return { row: hydrate(this.dataSource, GenerationEntity, raw), reasoning: raw.reasoning };
  }
}

function notFound(): ApiError {
  return new ApiError('NOT_FOUND', 'Generation not found');
}
