import type { ApiKeyEntity } from './api-key.entity.js';

/** Whether a key opens anything, and if not, why. */
export const KEY_STATES = ['active', 'expired', 'revoked'] as const;

export type KeyState = (typeof KEY_STATES)[number];

export function keyState(
  { revokedAt, expiresAt }: Pick<ApiKeyEntity, 'revokedAt' | 'expiresAt'>,
  nowMs: number,
): KeyState {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt.getTime() <= nowMs ? 'expired' : 'active';
}
