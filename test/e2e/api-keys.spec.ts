import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiKeys } from '../../src/auth/api-keys.js';
import { type Answer, ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import {
  askWith,
  type KeyedService,
  postWith,
  startKeyedService,
} from '../support/keyed-service.js';

const PROMPT = { prompt: 'A luxury watch', mode: 'manual' };

let service: KeyedService;
let generations: string;

beforeAll(async () => {
  service = await startKeyedService();
  generations = `${service.url}/api/generate`;
});

afterAll(() => service.stop());

function idIn(key: string): number {
  return Number(key.split('_')[1]);
}

/** Resolves when the key opens nothing any more: a node believes what it has read for half a second. */
async function refused(call: () => Promise<Answer>): Promise<void> {
  await eventually(async () => ((await call()).status === 401 ? true : undefined));
}

describe('A service with keys', () => {
  it('knows a key in either header', async () => {
    const key = await service.keyFor(7);

    const bearer = await askWith(key, `${generations}/history`);
    const header = await ask(`${generations}/history`, { headers: { 'x-api-key': key } });
    const both = await askWith(key, `${generations}/history`, { headers: { 'x-api-key': key } });

    expect([bearer.status, header.status, both.status]).toEqual([200, 200, 200]);
  });

  it('makes a picture for the user of the key, who need not be named', async () => {
    const key = await service.keyFor(7);

    const made = await postWith(key, generations, PROMPT);
    const named = await postWith(key, generations, { ...PROMPT, user_id: 7 });

    expect(made.body).toMatchObject({ status: 'completed', user_id: 7, cached: false });
    expect(named.body).toMatchObject({ id: made.body['id'], user_id: 7, cached: true });
  });

  it.each([
    ['no key', {}],
    ['an empty one', { authorization: 'Bearer ' }],
    ['what is no key', { authorization: 'Bearer gen_1' }],
    ['another scheme', { authorization: 'Basic Z2VuOg==' }],
    ['a key that there is not', { authorization: `Bearer gen_999999_${'a'.repeat(43)}` }],
    [
      'a number that is too long',
      { authorization: `Bearer gen_${'9'.repeat(30)}_${'a'.repeat(43)}` },
    ],
  ])(
    'asks for a key when there is %s, and reads no body',
    async (_, headers: Readonly<Record<string, string>>) => {
      const answer = await ask(generations, { method: 'POST', headers, body: 'no JSON' });

      expect(answer).toMatchObject({
        status: 401,
        body: { code: 'UNAUTHENTICATED', billed: 'no' },
      });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    },
  );

  it('does not know a key with another secret, nor two that differ', async () => {
    const key = await service.keyFor(7);
    const other = await service.keyFor(7);
    const forged = `gen_${idIn(key)}_${other.split('_').slice(2).join('_')}`;

    const wrong = await askWith(forged, `${generations}/history`);
    const two = await askWith(key, `${generations}/history`, { headers: { 'x-api-key': other } });

    expect([wrong.status, two.status]).toEqual([401, 401]);
  });

  it('asks for a key on the way of a cache hit as well', async () => {
    const key = await service.keyFor(8);
    await postWith(key, generations, PROMPT);
    await service.app.get(ApiKeys).revoke(idIn(key));

    await refused(() => postWith(key, generations, PROMPT));
  });

  it('forgets a key that has expired', async () => {
    const key = await service.keyFor(7, { expiresAt: new Date(Date.now() - 1) });

    const answer = await askWith(key, `${generations}/history`);

    expect(answer.status).toBe(401);
  });

  it('takes the secret before a rotation for as long as they overlap', async () => {
    const old = await service.keyFor(7);
    const rotated = await service.app.get(ApiKeys).rotate(idIn(old), 60_000);
    const statuses = await Promise.all(
      [old, rotated?.text ?? ''].map(
        async (key) => (await askWith(key, `${generations}/history`)).status,
      ),
    );
    await service.app.get(ApiKeys).rotate(idIn(old), 0);

    expect(statuses).toEqual([200, 200]);
    await refused(() => askWith(rotated?.text ?? '', `${generations}/history`));
  });

  it('keeps no secret', async () => {
    const key = await service.keyFor(7);

    const rows = await service.database.query('SELECT api_key::text AS row FROM api_key');

    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(key.split('_').slice(2).join('_'));
  });

  it('notes when a key was last used', async () => {
    const key = await service.keyFor(7);
    await askWith(key, `${generations}/history`);

    const keys = await service.app.get(ApiKeys).list();

    expect(keys.find(({ id }) => id === idIn(key))?.lastUsedAt).toBeInstanceOf(Date);
  });

  describe('of which a key has some scopes', () => {
    it('refuses what the key is not for, and buys nothing', async () => {
      const reader = await service.keyFor(9, { scopes: ['read'] });
      const maker = await service.keyFor(9, { scopes: ['generate'] });
      const bought = service.simulator.arrivals().length;

      const answers = [
        await postWith(reader, generations, PROMPT),
        await askWith(maker, `${generations}/history`),
      ];

      expect(answers).toMatchObject(
        Array(2).fill({ status: 403, body: { code: 'FORBIDDEN', billed: 'no' } }),
      );
      expect(service.simulator.arrivals()).toHaveLength(bought);
    });
  });

  describe('for one user', () => {
    it('refuses to act for another, and buys nothing', async () => {
      const key = await service.keyFor(7);
      const bought = service.simulator.arrivals().length;

      const answers = [
        await postWith(key, generations, { ...PROMPT, user_id: 8 }),
        await postWith(key, `${generations}/batch`, {
          requests: [PROMPT, { ...PROMPT, user_id: 8 }],
        }),
        await askWith(key, `${generations}/history?user_id=8`),
        await askWith(key, `${generations}/statistics?user_id=8`),
        await askWith(key, `${generations}/batch?user_id=8`),
        await askWith(key, `${service.url}/api/webhooks/secret?user_id=8`),
      ];

      expect(answers.map(({ status, body }) => [status, body['code']])).toEqual(
        Array(answers.length).fill([403, 'FORBIDDEN']),
      );
      expect(service.simulator.arrivals()).toHaveLength(bought);
    });

    it("answers another's id as one that does not exist", async () => {
      const own = await service.keyFor(7);
      const other = await service.keyFor(8);
      const { body } = await postWith(own, generations, { ...PROMPT, use_cache: false });
      const id = String(body['id']);

      for (const [method, path] of [
        ['GET', ''],
        ['GET', '/image'],
        ['GET', '/events'],
        ['POST', '/cancel'],
      ] as const) {
        const told = await askWith(other, `${generations}/${id}${path}`, { method });
        const none = await askWith(other, `${generations}/999999999${path}`, { method });
        expect(told.status).toBe(404);
        expect({ ...told.body, request_id: '' }).toEqual({ ...none.body, request_id: '' });
      }
    });
  });

  describe('for any user', () => {
    it('wants one named in each call', async () => {
      const key = await service.keyFor('*');

      const answers = [
        await postWith(key, generations, PROMPT),
        await postWith(key, `${generations}/batch`, { requests: [PROMPT] }),
        await askWith(key, `${generations}/history`),
      ];

      expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
      expect(answers[0]?.body['detail']).toEqual([
        { loc: ['body', 'user_id'], msg: 'Field required', type: 'missing' },
      ]);
    });

    it('acts for each, who see what was made for them, and no more', async () => {
      const backend = await service.keyFor('*');
      const [seventh, eighth] = [await service.keyFor(17), await service.keyFor(18)];
      const batch = await postWith(
        backend,
        `${generations}/batch`,
        {
          requests: [
            { ...PROMPT, user_id: 17 },
            { ...PROMPT, user_id: 18 },
          ],
        },
        { prefer: 'respond-async' },
      );
      const path = `${generations}/batch/${String(batch.body['id'])}`;

      const seen = await Promise.all(
        [backend, seventh, eighth].map(async (key) => (await askWith(key, path)).status),
      );
      const listed = await askWith(seventh, `${generations}/batch`);

      expect(seen).toEqual([200, 404, 404]);
      expect(listed.body['results']).toEqual([]);
    });
  });
});
