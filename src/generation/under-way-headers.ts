import { locate } from './generation-failure.js';

/** Seconds until it is worth asking again. */
const RETRY_AFTER = '5';

/** Of an answer 200 whose generation has not ended. */
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
