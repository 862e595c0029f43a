import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, ask } from '../support/ask.js';
import { sendRaw } from '../support/raw-http.js';
import { servicePerTest } from '../support/service-per-test.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };
const BYPASS = 'generation; fwd=bypass';
const NO_INTEGER = 'Input should be a valid integer, unable to parse string as an integer';

const BAD_QUERIES: readonly [query: string, fault: object][] = [
  ['user_id=one', { loc: ['query', 'user_id'], msg: NO_INTEGER, type: 'int_parsing' }],
  ['user_id=', { loc: ['query', 'user_id'], msg: NO_INTEGER, type: 'int_parsing' }],
  [
    'user_id=0',
    {
      loc: ['query', 'user_id'],
      msg: 'Input should be greater than or equal to 1',
      type: 'greater_than_equal',
    },
  ],
  [
    'user_id=2147483648',
    {
      loc: ['query', 'user_id'],
      msg: 'Input should be less than or equal to 2147483647',
      type: 'less_than_equal',
    },
  ],
  [
    'user_id=1&user_id=2',
    { loc: ['query', 'user_id'], msg: 'Input should be given only once', type: 'list_type' },
  ],
  [
    'user=1',
    { loc: ['query', 'user'], msg: 'Extra inputs are not permitted', type: 'extra_forbidden' },
  ],
];

describe('The routes of the cache', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ CACHE_MAX_ENTRIES: '500' });
  });

  afterEach(async () => {
    await clear();
  });

  afterAll(async () => {
    await service.stop();
  });

  async function stats(query = ''): Promise<Answer['body']> {
    return (await service.get(`/api/generate/cache/stats${query}`)).body;
  }

  async function clear(query = ''): Promise<Answer> {
    return ask(`${service.url}/api/generate/cache${query}`, { method: 'DELETE' });
  }

  it('tell what is cached and how it helped, of all and of one user', async () => {
    const before = Date.now();
    const ours = await startTestService();
    await ours.post(WATCH);
    await ours.post(WATCH);
    await ours.post({ ...WATCH, user_id: 2 });
    await ours.post({ ...WATCH, user_id: 2, use_cache: false });

    const { status, headers, body } = await ours.get('/api/generate/cache/stats');
    const own = await ours.get('/api/generate/cache/stats?user_id=2');
    await ours.stop();

    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(Object.entries(body)).toEqual([
      ['total_cached', 2],
      ['valid', 2],
      ['expired', 0],
      ['ttl_hours', 1],
      ['hits', 1],
      ['misses', 2],
      ['coalesced', 0],
      ['bypassed', 1],
      ['hit_rate', 33.33],
      ['max_entries', 10_000],
      ['backend', 'memory'],
      ['since', expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)],
    ]);
    expect(Date.parse(String(body['since']))).toBeGreaterThanOrEqual(before);
    expect(own.body).toEqual({
      ...body,
      total_cached: 1,
      valid: 1,
      hits: 0,
      misses: 1,
      hit_rate: 0,
    });
  });

  it('empty the cache, of all or of one user', async () => {
    await service.post(WATCH);
    await service.post({ ...WATCH, user_id: 2 });
    await service.post({ ...WATCH, user_id: 3 });

    const one = await clear('?user_id=2');
    expect(one.status).toBe(200);
    expect(Object.entries(one.body)).toEqual([
      ['status', 'success'],
      ['cleared', 1],
      ['message', 'Cleared 1 cached generation(s)'],
    ]);
    expect((await service.post(WATCH)).body['cached']).toBe(true);
    expect((await service.post({ ...WATCH, user_id: 2 })).body['cached']).toBe(false);

    expect((await clear()).body).toMatchObject({
      cleared: 3,
      message: 'Cleared 3 cached generation(s)',
    });
    expect(await stats()).toMatchObject({ total_cached: 0, valid: 0, expired: 0 });
    expect((await clear()).body['cleared']).toBe(0);
  });

  it('work with a trailing slash', async () => {
    const init = { redirect: 'error' } as const;

    const read = await ask(`${service.url}/api/generate/cache/stats/`, init);
    const emptied = await ask(`${service.url}/api/generate/cache/`, { ...init, method: 'DELETE' });

    expect(read).toMatchObject({ status: 200, body: { max_entries: 500 } });
    expect(emptied).toMatchObject({ status: 200, body: { status: 'success' } });
  });

  it.each(BAD_QUERIES)('refuse ?%s', async (query, fault) => {
    for (const [method, path] of [
      ['GET', 'cache/stats'],
      ['DELETE', 'cache'],
    ] as const) {
      const answer = await ask(`${service.url}/api/generate/${path}?${query}`, { method });

      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'VALIDATION_FAILED', detail: [fault] });
    }
  });

  it('empty nothing when they refuse', async () => {
    await service.post(WATCH);

    await clear('?user=1');

    expect(await stats()).toMatchObject({ total_cached: 1 });
  });

  it.each([
    ['POST', 'cache/stats', 'GET'],
    ['DELETE', 'cache/stats', 'GET'],
    ['GET', 'cache', 'DELETE'],
    ['POST', 'cache', 'DELETE'],
  ])('have no %s %s', async (method, path, allowed) => {
    const answer = await ask(`${service.url}/api/generate/${path}`, { method });

    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')?.split(', ')).toContain(allowed);
    expect(answer.body).toMatchObject({ code: 'METHOD_NOT_ALLOWED', generation_id: null });
  });
});

describe('Cache-Status', () => {
  let service: TestService;
  const JSON_TYPE = { 'content-type': 'application/json' };

  beforeAll(async () => {
    service = await startTestService();
  });

  afterAll(async () => {
    await service.stop();
  });

  it.each<[string, RequestInit]>([
    ['without a body', { method: 'POST' }],
    ['with an empty body', { method: 'POST', headers: JSON_TYPE, body: '' }],
    ['that is no JSON', { method: 'POST', headers: JSON_TYPE, body: '{' }],
    [
      'of another type',
      { method: 'POST', body: 'prompt=x', headers: { 'content-type': 'text/plain' } },
    ],
    ['that is too large', { method: 'POST', headers: JSON_TYPE, body: `"${'x'.repeat(2 ** 20)}"` }],
    ['that is not valid', { method: 'POST', headers: JSON_TYPE, body: '{"prompt":""}' }],
  ])('is on the answer to a request %s', async (_, init) => {
    for (const path of ['/api/generate', '/api/generate/']) {
      const answer = await ask(`${service.url}${path}`, init);

      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers.get('cache-status')).toBe(BYPASS);
    }
  });

  it.each([{}, JSON_TYPE])(
    'is beside the same fault when there is no body: %j',
    async (headers) => {
      const answer = await ask(`${service.url}/api/generate/`, { method: 'POST', headers });

      expect(answer.headers.get('cache-status')).toBe(BYPASS);
      expect(answer.body['detail']).toEqual([
        { loc: ['body'], msg: 'Field required', type: 'missing' },
      ]);
    },
  );

  it('is on the answer whatever the case of the letters in the path', async () => {
    const answer = await ask(`${service.url}/API/Generate/`, { method: 'POST' });

    expect(answer.status).toBe(422);
    expect(answer.headers.get('cache-status')).toBe(BYPASS);
  });

  it('is on the answer to a request with a query', async () => {
    const answer = await ask(`${service.url}/api/generate/?user_id=1`, { method: 'POST' });

    expect(answer.status).toBe(422);
    expect(answer.headers.get('cache-status')).toBe(BYPASS);
  });

  it('is on the answer to a request by a host name that is not ours', async () => {
    const head = 'POST /api/generate/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n';
    const port = Number(new URL(service.url).port);

    const { status, headers } = await sendRaw(port, `${head}Content-Length: 0\r\n\r\n`);

    expect(status).toBe(403);
    expect(new Headers([...headers]).get('cache-status')).toBe(BYPASS);
  });

  it('tells of a generation that failed that it was no hit', async () => {
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422, times: 2 });

    const failed = await service.post(WATCH);
    const passing = await service.post({ ...WATCH, use_cache: false });

    expect([failed, passing].map(({ status }) => status)).toEqual([422, 422]);
    expect(failed.headers.get('cache-status')).toBe('generation; fwd=miss');
    expect(passing.headers.get('cache-status')).toBe(BYPASS);
  });

  it.each([
    ['GET', '/api/generate/cache/stats'],
    ['DELETE', '/api/generate/cache'],
    ['GET', '/api/generate/parameters'],
    ['PUT', '/api/generate/'],
  ])('is on no answer to %s %s', async (method, path) => {
    const { headers } = await ask(`${service.url}${path}`, { method });

    expect(headers.get('cache-status')).toBeNull();
  });
});

describe('A closed door', () => {
  const startService = servicePerTest();

  it('is in no figure, and lets hits go on', async () => {
    const service = await startService();
    await service.post(WATCH);
    service.simulator.script({ stage: 'submission', answer: 'error', status: 401, times: 3 });
    for (const seed of [1, 2, 3]) await service.post({ ...WATCH, seed, max_retries: 0 });

    const turnedAway = await service.post({ ...WATCH, seed: 4 });
    const passing = await service.post({ ...WATCH, seed: 4, use_cache: false });
    const hit = await service.post(WATCH);

    for (const { status, body } of [turnedAway, passing]) {
      expect(status).toBe(503);
      expect(body).toMatchObject({ code: 'CIRCUIT_OPEN', generation_id: null });
    }
    expect(turnedAway.headers.get('cache-status')).toBe('generation; fwd=miss');
    expect(hit).toMatchObject({ status: 200, body: { cached: true } });
    const { body: figures } = await service.get('/api/generate/cache/stats');
    expect(figures).toMatchObject({ hits: 1, misses: 4, coalesced: 0, bypassed: 0 });
  });
});
