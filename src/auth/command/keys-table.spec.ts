import { describe, expect, it } from '@jest/globals';
import { ApiKeyEntity } from '../api-key.entity.js';
import { keysTable } from './keys-table.js';

const NOW_MS = Date.UTC(2026, 0, 2);

function keyWith(rest: Partial<ApiKeyEntity> = {}): ApiKeyEntity {
  return Object.assign(
    new ApiKeyEntity(),
    {
      id: 1,
      name: 'studio',
      userId: 7,
      scopes: ['generate', 'read'],
      secretHash: Buffer.from('its hash'),
      previousSecretHash: null,
      previousExpiresAt: null,
      createdAt: new Date('2026-01-01T10:30:59Z'),
      expiresAt: null,
      revokedAt: null,
      lastUsedAt: null,
    },
    rest,
  );
}

describe(keysTable.name, () => {
  it('shows one key a line, and in which state it is', () => {
    const expired = keyWith({ id: 12, name: '', expiresAt: new Date(NOW_MS) });
    const revoked = keyWith({ userId: null, scopes: ['admin'], revokedAt: new Date() });

    expect(keysTable([keyWith(), expired, revoked], NOW_MS).split('\n')).toEqual([
      'id  name    user  scopes         created            last used  expires            state',
      '1   studio  7     generate,read  2026-01-01 10:30Z  never      never              active',
      '12  -       7     generate,read  2026-01-01 10:30Z  never      2026-01-02 00:00Z  expired',
      '1   studio  *     admin          2026-01-01 10:30Z  never      never              revoked',
    ]);
  });

  it('lets no name draw on the terminal', () => {
    const table = keysTable([keyWith({ name: 'red\u001b[31m\n\u202e\u2028' })], NOW_MS);

    expect(table).toContain('red\ufffd[31m\ufffd\ufffd\ufffd');
  });
});
