import { RETRY_AFTER } from '../../generation/under-way-headers.js';

/** Where a batch that was handed over is to be found. */
export function batchLocation(id: number): Readonly<Record<string, string>> {
  return { Location: `/api/generate/batch/${id}` };
}

/** Of an answer whose batch has not ended. */
export function underWayBatchHeaders(id: number): Readonly<Record<string, string>> {
  return { ...batchLocation(id), 'Retry-After': RETRY_AFTER, 'Cache-Control': 'no-store' };
}
