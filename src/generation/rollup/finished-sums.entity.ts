import { Column } from 'typeorm';
import { bigintAsNumber } from '../../database/column-transformers.js';

function SumColumn(name: string): PropertyDecorator {
  return Column({ name, type: 'bigint', transformer: bigintAsNumber });
}

/** Columns: what finished generations add up to. */
export abstract class FinishedSums {
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
