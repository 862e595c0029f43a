import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ApiError } from '../common/errors/api-error.js';
import { GenerationAttemptEntity } from './generation-attempt.entity.js';
import { GenerationDetailEntity } from './generation-detail.entity.js';
import { GenerationEntity } from './generation.entity.js';
import type { Reasoning } from './planning/planner.js';

/** A generation with the words that explain it. */
export interface ReadGeneration {
  readonly row: GenerationEntity;
  readonly reasoning: Reasoning | null;
}

/** Reads generations; writes nothing. */
@Injectable()
export class GenerationReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Rejects with NOT_FOUND. */
  async get(id: number): Promise<ReadGeneration> {
    const { manager } = this.dataSource;
    const [row, detail] = await Promise.all([
      manager.findOneBy(GenerationEntity, { id }),
      manager.findOne(GenerationDetailEntity, {
        select: { generationId: true, reasoning: true },
        where: { generationId: id },
      }),
    ]);
    if (!row) throw new ApiError('NOT_FOUND', 'Generation not found');
    return { row, reasoning: detail?.reasoning ?? null };
  }

  /** Oldest first. */
  async listAttempts(id: number): Promise<GenerationAttemptEntity[]> {
    return this.dataSource.manager.find(GenerationAttemptEntity, {
      where: { generationId: id },
      order: { number: 'ASC' },
    });
  }
}
