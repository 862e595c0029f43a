import { hash } from 'node:crypto';
import type { BatchFilter } from './batch-state.repository.js';

const DIGEST_LENGTH = 16;

/** The last batch of a page as clients hand it back: opaque to them, and good for its filter only. */
export function encodeBatchCursor(id: number, { userId, status }: BatchFilter): string {
  const digest = hash('sha256', JSON.stringify([userId, status]), 'base64url');
  const text = JSON.stringify([id, digest.slice(0, DIGEST_LENGTH)]);
  return Buffer.from(text).toString('base64url');
}

/** Undefined for what is no cursor, or one of another filter. */
export function decodeBatchCursor(cursor: string, filter: BatchFilter): number | undefined {
  const [, digits = ''] = /^\[(\d{1,16}),/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const id = Number(digits);
  // There is one way to write a place in a filter: whatever else was cut, added or changed, shows.
  const isCursor = Number.isSafeInteger(id) && encodeBatchCursor(id, filter) === cursor;
  return isCursor ? id : undefined;
}
