import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from '../database/column-transformers.js';
import type { GenerationEntity, GenerationState } from './generation.entity.js';

/** Part of the primary key. */
function KeyColumn(type: 'integer' | 'date' | 'text', name?: string): PropertyDecorator {
  return PrimaryColumn({
    ...(name === undefined ? {} : { name }),
    type,
    primaryKeyConstraintName: 'generation_daily_pkey',
  });
}

function SumColumn(name: string): PropertyDecorator {
  return Column({ name, type: 'bigint', transformer: bigintAsNumber });
}

/** What one user's finished generations of one UTC day add up to. Kept by triggers on generation, in the transaction that changes a row. */
@Entity('generation_daily')
export class GenerationDailyEntity {
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
  state: Extract<GenerationState, 'completed' | 'failed'>;

  @SumColumn('generations')
  generations: number;

  /** Those with use_cache false. */
  @SumColumn('bypassed')
  bypassed: number;

  @SumColumn('generation_time_ms')
  generationTimeMs: number;

  @SumColumn('quality_score_hundredths')
  qualityScoreHundredths: number;

  @SumColumn('cost_usd_micros')
  costUsdMicros: number;

  @SumColumn('spent_usd_micros')
  spentUsdMicros: number;
}
