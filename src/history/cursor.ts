import { hash } from 'node:crypto';
import { utcMicroseconds } from '../common/time/utc-microseconds.js';
import type { GenerationFilter, Position } from '../generation/generation-page.read.js';

const DIGEST_LENGTH = 16;

/** A position as clients hand it back: opaque to them, and good for its filter only. */
export function encodeCursor({ createdAt, id }: Position, filter: GenerationFilter): string {
  return Buffer.from(JSON.stringify([createdAt, id, digestOf(filter)])).toString('base64url');
}

/** Undefined for what is no cursor, or one of another filter. */
export function decodeCursor(cursor: string, filter: GenerationFilter): Position | undefined {
  const [, createdAt = '', id = ''] =
    /^\["([^"]*)",(\d{1,16}),/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const position = { createdAt, id: Number(id) };
  const isPosition = utcMicroseconds(createdAt) === createdAt && Number.isSafeInteger(position.id);
  // There is one way to write a position of a filter: whatever else was cut, added or changed, shows.
  return isPosition && encodeCursor(position, filter) === cursor ? position : undefined;
}

function digestOf(filter: GenerationFilter): string {
  const { userId, projectId, status, mode, batchId, createdFrom, createdTo } = filter;
  const terms = [userId, projectId, status, mode, batchId, createdFrom, createdTo];
  return hash('sha256', JSON.stringify(terms), 'base64url').slice(0, DIGEST_LENGTH);
}
