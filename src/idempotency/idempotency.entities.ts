import { IdempotencyKeyEntity } from './idempotency-key.entity.js';

/** The tables of this folder. */
export const IDEMPOTENCY_ENTITIES = [IdempotencyKeyEntity];
