import type { BatchDto } from './batch.dto.js';
import type { CreateGenerationDto } from '../generation/generation.dto.js';

interface Example {
  readonly summary: string;
  readonly value: {
    readonly requests: readonly Partial<CreateGenerationDto>[];
    readonly parallel?: boolean;
    readonly continue_on_error?: boolean;
  };
}

/** Bodies of POST /api/generate/batch for the documentation; Swagger UI offers the first. */
export const BATCH_EXAMPLES: Record<string, Example> = {
  parallel: {
    summary: 'In parallel: as quick as one picture',
    value: {
      requests: [
        { prompt: 'A luxury watch on marble', lighting: 'studio' },
        { prompt: 'A zebra beside a red hydrant', mode: 'manual', camera_angle: 'low-angle' },
      ],
    },
  },
  sequential: {
    summary: 'One after the other, up to the first failure',
    value: {
      requests: [
        { prompt: 'A lighthouse at dawn', aspect_ratio: '16:9' },
        { prompt: 'The same lighthouse in a storm', aspect_ratio: '16:9' },
      ],
      parallel: false,
      continue_on_error: false,
    },
  },
};

/** A batch that ended at its first item: what its answer tells besides what every failure does. */
export const ENDED_EARLY = {
  total: 3,
  successful: 0,
  failed: 3,
  results: [null, null, null],
  errors: [
    'Generation 1 failed: FIBO API error: FIBO answered 503',
    'Generation 2 skipped: generation 1 failed',
    'Generation 3 skipped: generation 1 failed',
  ],
  batch_id: 7,
  error_codes: ['GENERATION_FAILED', 'SKIPPED', 'SKIPPED'],
} satisfies BatchDto;
