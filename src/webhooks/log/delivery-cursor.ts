import { hash } from 'node:crypto';
import type { DeliveryFilter } from './delivery-log.repository.js';

const DIGEST_LENGTH = 16;

/** A position as clients hand it back: opaque to them, and good for its filter only. */
export function encodeDeliveryCursor(id: number, filter: DeliveryFilter): string {
  return Buffer.from(JSON.stringify([id, digestOf(filter)])).toString('base64url');
}

/** The id of the last delivery of the page before; undefined for what is no cursor, or one of another filter. */
export function decodeDeliveryCursor(cursor: string, filter: DeliveryFilter): number | undefined {
  const [, digits = ''] = /^\[(\d{1,16}),/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const id = Number(digits);
  // There is one way to write a position of a filter: whatever else was cut, added or changed, shows.
  return encodeDeliveryCursor(id, filter) === cursor ? id : undefined;
}

function digestOf({ userId, generationId, batchId, status }: DeliveryFilter): string {
  const terms = JSON.stringify([userId, generationId, batchId, status]);
  return hash('sha256', terms, 'base64url').slice(0, DIGEST_LENGTH);
}
