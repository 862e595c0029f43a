import type { IncomingHttpHeaders } from 'node:http';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ApiError } from '../common/errors/api-error.js';
import type { Caller } from '../common/access/caller.js';
import { keyText, newSecret, secretHash } from './api-key-text.js';
import { KeyAuthenticator } from './key-authenticator.js';
import type { KeyUse } from './key-use.js';
import type { KnownKeys } from './known-keys.js';

const SECRET = newSecret();
const KEY = keyText(12, SECRET);
const OTHER = keyText(12, newSecret());
const CALLER: Caller = { keyId: 12, user: 7, scopes: ['read'] };

describe(KeyAuthenticator.name, () => {
  let find: KnownKeys['find'];
  let used: number[];
  let authenticator: KeyAuthenticator;

  beforeEach(() => {
    const known = { caller: CALLER, secretHashes: [secretHash(SECRET)] };
    find = (id) => (id === 12 ? known : Promise.resolve(undefined));
    used = [];
    const keys: Pick<KnownKeys, 'find'> = { find: (id) => find(id) };
    const use: Pick<KeyUse, 'note'> = { note: (id) => used.push(id) };
    authenticator = new KeyAuthenticator(keys as KnownKeys, use as KeyUse);
  });

  async function codeFor(headers: IncomingHttpHeaders): Promise<unknown> {
    try {
      return await authenticator.identify(headers);
    } catch (error) {
      return error instanceof ApiError ? error.code : error;
    }
  }

  it.each<[string, IncomingHttpHeaders]>([
    ['as a bearer', { authorization: `Bearer ${KEY}` }],
    ['whatever the case of the scheme', { authorization: `bEARER ${KEY}` }],
    ['with spaces around it', { authorization: `Bearer   ${KEY} ` }],
    ['in X-API-Key', { 'x-api-key': KEY }],
    ['twice', { authorization: `Bearer ${KEY}`, 'x-api-key': KEY }],
  ])('knows a key %s, at once, and notes its use', (_, headers) => {
    expect(authenticator.identify(headers)).toBe(CALLER);
    expect(used).toEqual([12]);
  });

  it.each<[string, IncomingHttpHeaders]>([
    ['no header', {}],
    ['an empty bearer', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: `Basic ${KEY}` }],
    ['another scheme beside a key', { authorization: `Basic ${KEY}`, 'x-api-key': KEY }],
    ['no scheme', { authorization: KEY }],
    ['two keys in one header', { authorization: `Bearer ${KEY} ${KEY}` }],
    ['two that differ', { authorization: `Bearer ${KEY}`, 'x-api-key': OTHER }],
    ['X-API-Key twice', { 'x-api-key': `${KEY}, ${KEY}` }],
    ['another secret', { authorization: `Bearer ${OTHER}` }],
    ['a key that there is not', { 'x-api-key': keyText(13, SECRET) }],
  ])('knows nobody by %s, and notes no use', async (_, headers) => {
    expect(await codeFor(headers)).toBe('UNAUTHENTICATED');
    expect(used).toEqual([]);
  });

  it('fails as the database does, for nobody knows then whether the key is good', async () => {
    const outage = new Error('the database is away');
    find = () => Promise.reject(outage);

    expect(await codeFor({ 'x-api-key': KEY })).toBe(outage);
  });

  it('looks nothing up for what is no key', async () => {
    find = () => Promise.reject(new Error('it was looked up'));

    expect(await codeFor({ 'x-api-key': 'gen_12_short' })).toBe('UNAUTHENTICATED');
  });
});
