import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import {
  askWith,
  type KeyedService,
  postWith,
  startKeyedService,
} from '../support/keyed-service.js';

const HOUR_MS = 3_600_000;
const KEY = /^gen_\d+_[\w-]{43}$/;
const NEVER = 999_999_999;

describe('Whoever manages keys', () => {
  let service: KeyedService;
  let admin: string;
  let keys: string;

  beforeAll(async () => {
    service = await startKeyedService();
    admin = await service.keyFor('*', { scopes: ['admin'] });
    keys = `${service.url}/api/keys`;
  });

  afterAll(() => service.stop());

  const textIn = ({ body }: Answer) => String(body['key']);
  const idIn = ({ body }: Answer) => String(body['id']);
  const statusOf = async (key: string) => (await askWith(key, `${keys}/me`)).status;

  async function create(body: object = { user_id: 7 }): Promise<Answer> {
    return postWith(admin, keys, body);
  }

  async function rotate(id: unknown, init: RequestInit = {}): Promise<Answer> {
    return askWith(admin, `${keys}/${String(id)}/rotate`, { method: 'POST', ...init });
  }

  async function revoke(id: unknown): Promise<Answer> {
    return askWith(admin, `${keys}/${String(id)}`, { method: 'DELETE' });
  }

  it('makes a key, which is shown once', async () => {
    const made = await create({
      name: ' studio ',
      user_id: 7,
      scopes: ['read'],
      expires_at: '2100-01-01T01:00:00+01:00',
    });
    const listed = await askWith(admin, keys);

    expect(made.status).toBe(200);
    expect(made.headers.get('cache-control')).toBe('no-store');
    expect(made.body).toEqual({
      id: expect.any(Number),
      name: 'studio',
      user_id: 7,
      scopes: ['read'],
      state: 'active',
      created_at: expect.any(String),
      expires_at: '2100-01-01T00:00:00.000Z',
      revoked_at: null,
      previous_expires_at: null,
      last_used_at: null,
      key: expect.stringMatching(KEY),
    });
    expect(await statusOf(textIn(made))).toBe(200);
    const { key, ...shown } = made.body;
    expect(listed.headers.get('cache-control')).toBe('no-store');
    expect(listed.body['results']).toContainEqual(shown);
    expect(JSON.stringify(listed.body)).not.toContain(String(key).split('_').slice(2).join('_'));
  });

  it('makes one that generates and reads for ever unless it is said otherwise', async () => {
    const made = await create({ user_id: '*' });

    expect(made.body).toMatchObject({
      name: '',
      user_id: '*',
      scopes: ['generate', 'read'],
      expires_at: null,
    });
  });

  it.each([
    ['no user', {}, 'user_id', 'missing'],
    ['a user in words', { user_id: '7' }, 'user_id', 'value_error'],
    ['no user at all', { user_id: null }, 'user_id', 'value_error'],
    ['user 0', { user_id: 0 }, 'user_id', 'value_error'],
    ['half a user', { user_id: 1.5 }, 'user_id', 'value_error'],
    ['a user that is too large', { user_id: 2_147_483_648 }, 'user_id', 'value_error'],
    ['no scopes', { user_id: 7, scopes: [] }, 'scopes', 'too_short'],
    ['a scope twice', { user_id: 7, scopes: ['read', 'read'] }, 'scopes', 'value_error'],
    ['a scope that there is not', { user_id: 7, scopes: ['fly'] }, 'scopes', 'value_error'],
    ['a scope that is none', { user_id: 7, scopes: [['read']] }, 'scopes', 'value_error'],
    ['scopes in one word', { user_id: 7, scopes: 'read' }, 'scopes', 'list_type'],
    ['a name that is too long', { user_id: 7, name: 'a'.repeat(101) }, 'name', 'string_too_long'],
    ['an end that is none', { user_id: 7, expires_at: '90d' }, 'expires_at', 'datetime_parsing'],
    ['a past end', { user_id: 7, expires_at: '2020-01-01T00:00:00Z' }, 'expires_at', 'value_error'],
    ['a field too many', { user_id: 7, admin: true }, 'admin', 'extra_forbidden'],
  ])('makes none with %s', async (_, body, field, type) => {
    const { status, body: answer } = await create(body);

    expect(status).toBe(422);
    expect(answer['detail']).toEqual([{ loc: ['body', field], msg: expect.any(String), type }]);
  });

  it('quotes a scope that there is not', async () => {
    const { body } = await create({ user_id: 7, scopes: ['fly'] });

    expect(body['message']).toBe('Invalid scopes: fly');
  });

  it('makes none without a body', async () => {
    const { status, body } = await askWith(admin, keys, { method: 'POST' });

    expect(status).toBe(422);
    expect(body['detail']).toEqual([{ loc: ['body'], msg: 'Field required', type: 'missing' }]);
  });

  it('revokes a key, and may say so twice', async () => {
    const made = await create();

    const revoked = await revoke(idIn(made));
    const again = await revoke(idIn(made));

    expect(revoked).toMatchObject({ status: 200, body: { state: 'revoked' } });
    expect(again).toMatchObject({ status: 200, body: revoked.body });
    expect(revoked.headers.get('cache-control')).toBe('no-store');
    await eventually(async () => ((await statusOf(textIn(made))) === 401 ? true : undefined));
  });

  it('gives a key a new secret, and the old one a day', async () => {
    const made = await create();

    const rotated = await rotate(idIn(made));

    const overlapMs = Date.parse(String(rotated.body['previous_expires_at'])) - Date.now();
    expect(rotated).toMatchObject({ status: 200, body: { id: made.body['id'], state: 'active' } });
    expect(rotated.headers.get('cache-control')).toBe('no-store');
    expect(Math.round(overlapMs / HOUR_MS)).toBe(24);
    expect(textIn(rotated)).not.toBe(textIn(made));
    expect(await statusOf(textIn(rotated))).toBe(200);
    expect(await statusOf(textIn(made))).toBe(200);
  });

  it('can end the old secret at once', async () => {
    const made = await create();

    const rotated = await postWith(admin, `${keys}/${idIn(made)}/rotate`, { overlap_hours: 0 });

    expect(await statusOf(textIn(rotated))).toBe(200);
    await eventually(async () => ((await statusOf(textIn(made))) === 401 ? true : undefined));
  });

  it.each([
    [{ overlap_hours: -1 }, 'overlap_hours', 'greater_than_equal'],
    [{ overlap_hours: 721 }, 'overlap_hours', 'less_than_equal'],
    [{ hours: 1 }, 'hours', 'extra_forbidden'],
  ])('rotates nothing with %j', async (body, field, type) => {
    const made = await create();
    const { status, body: answer } = await postWith(admin, `${keys}/${idIn(made)}/rotate`, body);

    expect(status).toBe(422);
    expect(answer['detail']).toEqual([{ loc: ['body', field], msg: expect.any(String), type }]);
    expect(await statusOf(textIn(made))).toBe(200);
  });

  it('finds no key that there is not, and rotates none that opens nothing', async () => {
    const made = await create();
    await revoke(idIn(made));

    const answers = [await revoke(NEVER), await rotate(NEVER), await rotate(idIn(made))];

    expect(answers).toMatchObject(Array(3).fill({ status: 404, body: { code: 'NOT_FOUND' } }));
  });

  it('has the scope admin', async () => {
    const made = await create();
    const key = await service.keyFor('*', { scopes: ['generate', 'read'] });

    const answers = [
      await postWith(key, keys, { user_id: 7 }),
      await askWith(key, keys),
      await askWith(key, `${keys}/${idIn(made)}`, { method: 'DELETE' }),
      await askWith(key, `${keys}/${idIn(made)}/rotate`, { method: 'POST' }),
    ];

    expect(answers).toMatchObject(Array(4).fill({ status: 403, body: { code: 'FORBIDDEN' } }));
    expect(await statusOf(textIn(made))).toBe(200);
  });

  it.each(['generate', 'read', 'admin'] as const)(
    'or has a key for %s alone is told what it is',
    async (scope) => {
      const key = await service.keyFor(7, { name: 'mine', scopes: [scope] });

      const { status, headers, body } = await askWith(key, `${keys}/me`);

      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(body).toEqual({
        id: Number(key.split('_')[1]),
        name: 'mine',
        user_id: 7,
        scopes: [scope],
        expires_at: null,
      });
    },
  );
});
