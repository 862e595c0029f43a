import { Entity, PrimaryColumn } from 'typeorm';
import { FinishedSums } from './finished-sums.entity.js';
import type { GenerationEntity, GenerationState } from '../generation.entity.js';

/** Part of the primary key. */
function KeyColumn(type: 'integer' | 'date' | 'text', name?: string): PropertyDecorator {
  return PrimaryColumn({
    ...(name === undefined ? {} : { name }),
    type,
    primaryKeyConstraintName: 'generation_daily_pkey',
  });
}

/** What one user's finished generations of one UTC day add up to. Kept by triggers on generation, in the transaction that changes a row. */
@Entity('generation_daily')
export class GenerationDailyEntity extends FinishedSums {
  @KeyColumn('integer', 'user_id')
  userId: number;

  /** That of created_at, as YYYY-MM-DD. */
  @KeyColumn('date')
  day: string;

  /** 0: of no project. */
  @KeyColumn('integer', 'project_id')
  projectId: number;

  @KeyColumn('text')
  mode: GenerationEntity['mode'];

  @KeyColumn('text')
  state: Exclude<GenerationState, 'pending' | 'submitting' | 'processing' | 'cancelled'>;
}
