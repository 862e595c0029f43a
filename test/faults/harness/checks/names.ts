import type { AttemptRow } from '../evidence.js';

export function nameOf({ number, generationId }: AttemptRow): string {
  return `attempt ${number} of generation ${generationId}`;
}
