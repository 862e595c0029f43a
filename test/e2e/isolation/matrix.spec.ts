import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { readFileSync } from 'node:fs';
import { ApiKeys } from '../../../src/auth/api-keys.js';
import { eventually } from '../../support/eventually.js';
import { type KeyedService, startKeyedService } from '../../support/keyed-service.js';
import { WebhookReceiver } from '../../support/webhook-receiver.js';
import { type Belongings, endow, NOTHING } from './belongings.js';
import { EXPECTATIONS, NAMING, type Wish } from './expectations.js';

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;
const COMMITTED = new URL('../../contract/openapi.api-key.json', import.meta.url);

const document = JSON.parse(readFileSync(COMMITTED, 'utf8')) as OpenAPIObject;
const operations = Object.values(document.paths).flatMap((item) =>
  METHODS.flatMap((method) => {
    const operation = item[method];
    if (!operation) return [];
    const names = (operation.parameters ?? []).flatMap((parameter) =>
      'name' in parameter ? [parameter.name] : [],
    );
    const scope = Reflect.get(operation, 'x-scope') as string | undefined;
    return [{ id: String(operation.operationId), method: method.toUpperCase(), names, scope }];
  }),
);
type Operation = (typeof operations)[number];
const owned = operations.filter(({ scope }) => scope !== undefined);

let service: KeyedService;
let receiver: WebhookReceiver;
let owner: Belongings;
let other: Belongings;
let keys: Readonly<Record<string, string>>;

beforeAll(async () => {
  receiver = await WebhookReceiver.start();
  service = await startKeyedService({ WEBHOOK_ALLOW_LOOPBACK: 'true' });
  owner = await endow(service, receiver, 7, 'canary-seven-4f1d');
  other = await endow(service, receiver, 8, 'canary-eight-9b2c');
  const scopes = ['generate', 'read'] as const;
  keys = {
    owner: await service.keyFor(7, { scopes }),
    other: await service.keyFor(8, { scopes }),
    any: await service.keyFor('*', { scopes }),
    revoked: await service.keyFor(7),
    expired: await service.keyFor(7, { expiresAt: new Date(Date.now() - 1) }),
    none: '',
    malformed: 'gen_7_short',
    admin: await service.keyFor(7, { scopes: ['admin'] }),
    read: await service.keyFor(7, { scopes: ['read'] }),
    generate: await service.keyFor(7, { scopes: ['generate'] }),
  };
  const revokedKey = keys['revoked'] ?? '';
  await service.app.get(ApiKeys).revoke(Number(revokedKey.split('_')[1]));
  const path = { path: '/api/generate/parameters' };
  await eventually(async () =>
    (await send('revoked', 'GET', path)).status === 401 ? true : undefined,
  );
});

afterAll(async () => {
  await service.stop();
  await receiver.stop();
});

/** All that a client gets but for the time of day. */
async function send(caller: string, method: string, { path, headers, body }: Wish) {
  const key = keys[caller] ?? '';
  const response = await fetch(service.url + path, {
    method,
    headers: {
      'x-request-id': 'r-1',
      ...(key && { authorization: `Bearer ${key}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const told = [...response.headers].filter(([name]) => name !== 'date');
  return { status: response.status, headers: told, text: await response.text() };
}

/** The same for any user must name one. */
function naming(user: number, wish: Wish, { names }: Operation): Wish {
  if (!names.includes('user_id')) return wish;
  const joint = wish.path.includes('?') ? '&' : '?';
  return { ...wish, path: `${wish.path}${joint}user_id=${user}` };
}

function expectationOf({ id }: Operation) {
  const expectation = EXPECTATIONS[id];
  if (expectation) return expectation;
  throw new Error(
    `${id} has no row in test/e2e/isolation/expectations.ts: add requests that name somebody's things in each of its ids and filters, and what their owner and a stranger get`,
  );
}

function saysNothingOf({ canary, project }: Belongings, answer: object): void {
  const told = JSON.stringify(answer);
  expect(told).not.toContain(canary);
  expect(told).not.toContain(String(project));
}

describe('The matrix of operations and callers', () => {
  it.each(operations)(
    'knows $id, and names somebody in all that can name somebody',
    (operation) => {
      const told = JSON.stringify(expectationOf(operation).wishes(NOTHING)).toLowerCase();

      const named = operation.names.filter((name) => NAMING.includes(name));
      for (const name of named) expect(told).toContain(name.toLowerCase());
    },
  );

  it.each(owned)('lets nobody without a good key to $id', async (operation) => {
    for (const wish of expectationOf(operation).wishes(owner)) {
      for (const caller of ['none', 'malformed', 'revoked', 'expired']) {
        const answer = await send(caller, operation.method, naming(7, wish, operation));
        expect([caller, answer.status]).toEqual([caller, 401]);
        saysNothingOf(owner, answer);
      }
    }
  });

  it.each(owned.filter(({ scope }) => scope !== 'any'))(
    'lets nobody to $id whose key is for something else',
    async (operation) => {
      const others = ['admin', 'read', 'generate'].filter((scope) => scope !== operation.scope);
      for (const wish of expectationOf(operation).wishes(owner)) {
        for (const caller of others) {
          const answer = await send(caller, operation.method, wish);
          expect([caller, answer.status]).toEqual([caller, 403]);
          saysNothingOf(owner, answer);
        }
      }
    },
  );

  it.each(owned.filter(({ names }) => names.includes('user_id')))(
    'lets nobody name another user to $id',
    async (operation) => {
      for (const wish of expectationOf(operation).wishes(NOTHING)) {
        const answer = await send('other', operation.method, naming(7, wish, operation));
        expect(answer.status).toBe(403);
        saysNothingOf(owner, answer);
      }
    },
  );

  it.each(operations)(
    "tells a stranger of $id as if there was nothing of the owner's",
    async (operation) => {
      const expectation = expectationOf(operation);
      const nothings = expectation.wishes(NOTHING);
      for (const [index, wish] of expectation.wishes(owner).entries()) {
        const answer = await send('other', operation.method, wish);
        expect(answer.status).toBe(expectation.stranger[index]);
        if (!wish.body) {
          saysNothingOf(owner, answer);
          const nothing = nothings[index];
          const isNamed = JSON.stringify(wish) !== JSON.stringify(nothing);
          if (nothing && isNamed)
            expect(answer).toEqual(await send('other', operation.method, nothing));
        } else {
          expect(answer.text).toContain('"user_id":8');
          expect(answer.text).not.toContain(owner.canary);
        }
      }
    },
  );

  it.each(operations)('tells the owner of $id, and nothing of another', async (operation) => {
    const expectation = expectationOf(operation);
    const [wish] = expectation.wishes(owner);
    if (!wish) throw new Error('no request for it is known');

    const answer = await send('owner', operation.method, wish);

    expect(answer.status).toBe(expectation.owner);
    saysNothingOf(other, answer);
  });

  it.each(owned)('tells those who act for any of $id, of whom they name', async (operation) => {
    const expectation = expectationOf(operation);
    const [wish] = expectation.wishes(owner);
    if (!wish) throw new Error('no request for it is known');
    // Bodies name their users within.
    if (wish.body) {
      expect((await send('any', operation.method, wish)).status).toBe(422);
      return;
    }

    const answer = await send('any', operation.method, naming(7, wish, operation));

    expect(answer.status).toBe(expectation.any ?? expectation.owner);
    saysNothingOf(other, answer);
  });
});
