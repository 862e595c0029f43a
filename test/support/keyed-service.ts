import { ANY_USER, type Caller, SCOPES } from '../../src/common/access/caller.js';
import { ApiKeys } from '../../src/auth/api-keys.js';
import type { NewKey } from '../../src/auth/api-keys.repository.js';
import { type Answer, ask } from './ask.js';
import { startTestService, type TestService } from './test-service.js';

/** A service with keys, and whoever makes some. */
export interface KeyedService extends TestService {
  /** The text of a new key, good for everything unless the rest says otherwise. */
  keyFor(user: Caller['user'], rest?: Partial<NewKey>): Promise<string>;
}

const UNLIMITED = {
  RATE_LIMIT_REQUESTS_PER_MINUTE: '0',
  RATE_LIMIT_ADDRESS_REQUESTS_PER_MINUTE: '0',
};

/** @param environment settings beyond the quick ones, by the names of the configuration table; no limits unless they are set */
export async function startKeyedService(
  environment: Readonly<Record<string, string>> = {},
): Promise<KeyedService> {
  const service = await startTestService({ AUTH: 'api-key', ...UNLIMITED, ...environment });
  return Object.assign(service, {
    keyFor: async (user: Caller['user'], rest: Partial<NewKey> = {}) => {
      const userId = user === ANY_USER ? null : user;
      const wanted = { name: 'test', userId, scopes: SCOPES, expiresAt: null, ...rest };
      return (await service.app.get(ApiKeys).create(wanted)).text;
    },
  });
}

/** Asks as the holder of a key. */
export async function askWith(key: string, url: string, init: RequestInit = {}): Promise<Answer> {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${key}`);
  return ask(url, { ...init, headers });
}

/** A POST with a body as the holder of a key. */
export async function postWith(
  key: string,
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return askWith(key, url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
