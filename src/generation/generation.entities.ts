import { GenerationAttemptEntity } from './generation-attempt.entity.js';
import { GenerationDailyEntity } from './rollup/generation-daily.entity.js';
import { GenerationDetailEntity } from './generation-detail.entity.js';
import { GenerationMonthlyEntity } from './rollup/generation-monthly.entity.js';
import { GenerationEntity } from './generation.entity.js';
import { RollupWatermarkEntity } from './rollup/rollup-watermark.entity.js';

/** The tables of this folder; listed, because a pattern over file names finds too much or nothing. */
export const GENERATION_ENTITIES = [
  GenerationEntity,
  GenerationAttemptEntity,
  GenerationDetailEntity,
  GenerationDailyEntity,
  GenerationMonthlyEntity,
  RollupWatermarkEntity,
];
