import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from '../database/column-transformers.js';
import type { GenerationEntity, GenerationState } from './generation.entity.js';

/** Part of the primary key. */
function KeyColumn(type: 'integer' | 'date' | 'text', name?: string): PropertyDecorator {
  return PrimaryColumn({
    ...(name === undefined ? {} : { name }),
    type,
    primaryKeyConstraintName: 'generation_monthly_pkey',
  });
}

/**
 * How many of a user's generations of a UTC month have finished: totals are few rows to add up, and so is the way to the month on which a
 * page lies. Kept by triggers on generation, in the transaction that changes a row.
 */
@Entity('generation_monthly')
export class GenerationMonthlyEntity {
  @KeyColumn('integer', 'user_id')
  userId: number;

  /** Its first day, as YYYY-MM-DD. */
  @KeyColumn('date')
  month: string;

  /** 0: of no project. */
  @KeyColumn('integer', 'project_id')
  projectId: number;

  @KeyColumn('text')
  mode: GenerationEntity['mode'];

  @KeyColumn('text')
  state: Extract<GenerationState, 'completed' | 'failed'>;

  @Column({ type: 'bigint', transformer: bigintAsNumber })
  generations: number;
}
