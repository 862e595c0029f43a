import type { GenerationEntity } from './generation.entity.js';

/** A time to be told: a Date, or what comes from the database as text and is told as such. */
export interface ShownTime {
  /** RFC 3339, UTC, milliseconds. */
  toISOString(): string;
}

/** What is told of a generation. The rest is for those who work on it, and is not read with it. */
export type ShownGeneration = Omit<
  GenerationEntity,
  | 'createdAt'
  | 'completedAt'
  | 'idempotencyId'
  | 'idempotencyItem'
  | 'requestedSeed'
  | 'useCache'
  | 'flightKey'
  | 'cacheKey'
  | 'maxRetries'
  | 'spentUsdMicros'
  | 'promised'
  | 'deadlineAt'
  | 'webhooks'
  | 'erasedAt'
  | 'eraseRequestedAt'
  | 'imageRemovedAt'
  | 'leaseOwner'
  | 'leaseExpiresAt'
  | 'fence'
> & { readonly createdAt: ShownTime; readonly completedAt: ShownTime | null };
