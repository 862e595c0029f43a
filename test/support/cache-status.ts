import type { Answer } from './ask.js';

/** What `Cache-Status` says of a new picture that is kept. */
export const STORED = 'generation; fwd=miss; stored';
/** Of one that is not kept, and of a failure. */
export const MISS = 'generation; fwd=miss';
export const COLLAPSED = 'generation; fwd=miss; collapsed';
export const BYPASS = 'generation; fwd=bypass';

export function cacheStatus({ headers }: Answer): string {
  return String(headers.get('cache-status'));
}

let bodies = 0;

/** A body that nobody has asked with before, of a user who never asked. */
export function newBody() {
  const number = ++bodies;
  return { prompt: `Watch number ${number}`, mode: 'manual', user_id: 1000 + number } as const;
}
