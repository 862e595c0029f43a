import { locate } from './generation-failure.js';
import type { GenerationResourceDto } from './generation-resource.dto.js';

/** Seconds until it is worth asking again. */
export const RETRY_AFTER = '5';

/** Whether a generation has not ended, as a client sees it. */
export function isUnderWay({ status }: Pick<GenerationResourceDto, 'status'>): boolean {
  return status === 'pending' || status === 'processing';
}

/** Of an answer whose generation has not ended. */
export function underWayHeaders(generationId: number): Readonly<Record<string, string>> {
  return {
    ...locate(generationId).headers,
    'Retry-After': RETRY_AFTER,
    'Cache-Control': 'no-store',
  };
}

/** For the documentation. */
export const UNDER_WAY_HEADERS = {
  Location: {
    description: 'Where the generation stands; only while it is under way',
    schema: { type: 'string', format: 'uri-reference', example: '/api/generate/101' },
  },
  'Retry-After': {
    description: 'Seconds until it is worth asking again; only while it is under way',
    schema: { type: 'integer', minimum: 1, example: Number(RETRY_AFTER) },
  },
  'Cache-Control': {
    description: 'The answer is right for now only; only while it is under way',
    schema: { type: 'string', example: 'no-store' },
  },
};
