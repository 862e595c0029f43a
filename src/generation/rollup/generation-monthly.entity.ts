import { Entity, PrimaryColumn } from 'typeorm';
import { FinishedSums } from './finished-sums.entity.js';
import type { GenerationEntity, GenerationState } from '../generation.entity.js';

/** Part of the primary key. */
function KeyColumn(type: 'integer' | 'date' | 'text', name?: string): PropertyDecorator {
  return PrimaryColumn({
    ...(name === undefined ? {} : { name }),
    type,
    primaryKeyConstraintName: 'generation_monthly_pkey',
  });
}

/**
 * What a user's finished generations of the days of one UTC month add up to, of those days that lie before the watermark: totals are few rows
 * to add up, and so is the way to the month on which a page lies.
 */
@Entity('generation_monthly')
export class GenerationMonthlyEntity extends FinishedSums {
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
  state: Exclude<GenerationState, 'pending' | 'submitting' | 'processing' | 'cancelled'>;
}
