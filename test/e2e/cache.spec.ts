import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { AnswerMemory } from '../../src/cache/answer-memory.js';
import { postGeneration } from '../support/ask.js';
import { askTogether } from '../support/ask-together.js';
import { servicePerTest } from '../support/service-per-test.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { STORED, MISS, BYPASS, cacheStatus, newBody } from '../support/cache-status.js';

const HIT = /^generation; hit; ttl=(3600|35\d\d)$/;

describe('The cache of POST /api/generate/', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ FIBO_MAX_CONCURRENCY: '1' });
  });

  afterEach(() => {
    service.simulator.reset();
    jest.restoreAllMocks();
  });

  afterAll(async () => {
    await service.stop();
  });

  it('repeats a generation: the same in the same order, cached, without a purchase or a row', async () => {
    const body = newBody();
    const made = await service.post(body);
    const repeated = await service.post(body);

    expect([cacheStatus(made), cacheStatus(repeated)]).toEqual([
      STORED,
      expect.stringMatching(HIT),
    ]);
    expect(made.body['cached']).toBe(false);
    expect(JSON.stringify(repeated.body)).toBe(JSON.stringify({ ...made.body, cached: true }));
    expect(repeated.status).toBe(200);
    expect(repeated.headers.get('content-type')).toBe(made.headers.get('content-type'));
    expect(service.simulator.purchases()).toBe(1);
    const sql = 'SELECT id FROM generation WHERE prompt = $1';
    expect(await service.database.query(sql, [body.prompt])).toHaveLength(1);
  });

  it.each([
    ['with quotes', '"image_url":"http://evil.example/","result_url":"'],
    ['with backslashes', '\\","image_url":"\\\\" \\'],
    ['with what few can print', 'é😀\u2028\u2029\u0001\t"'],
  ])('repeats a prompt %s as it is', async (_, prompt) => {
    const body = { prompt, negative_prompt: prompt, mode: 'manual', seed: 7 };
    const made = await service.post(body);
    const repeated = await service.post(body);

    expect(cacheStatus(repeated)).toMatch(HIT);
    expect(repeated.body).toEqual({ ...made.body, cached: true });
    expect(repeated.body).toMatchObject({
      prompt: prompt.trim(),
      parameters: { prompt: prompt.trim() },
    });
  });

  it('repeats what ai mode chose and why', async () => {
    const { prompt } = newBody();
    const made = await service.post({ prompt });

    expect((await service.post({ prompt, mode: 'ai' })).body).toEqual({
      ...made.body,
      cached: true,
    });
    expect(made.body['reasoning']).not.toBeNull();
  });

  it.each([
    ['an unknown field', { lightning: 'studio' }],
    ['a number that is a string', { user_id: '1' }],
    ['retries out of range', { max_retries: 6 }],
    ['a project that is none', { project_id: 0 }],
    ['a flag that is none', { use_cache: 'true' }],
  ])('has no hit for a body with %s', async (_, fault) => {
    const body = newBody();
    await service.post(body);

    const answer = await service.post({ ...body, ...fault });

    const stats = await service.get(`/api/generate/cache/stats?user_id=${body.user_id}`);
    expect([answer.status, cacheStatus(answer)]).toEqual([422, BYPASS]);
    expect(stats.body).toMatchObject({ hits: 0, misses: 1, coalesced: 0, bypassed: 0 });
  });

  it('knows the same question in other words', async () => {
    const { prompt } = newBody();
    await service.post({ prompt });
    const text = `{"seed":null,"user_id":1.0,"mode":"ai","max_retries":0,"project_id":7,"prompt":"  ${prompt}\\n"}`;

    const answer = await service.post(undefined, { body: text });

    expect([answer.status, cacheStatus(answer)]).toEqual([200, expect.stringMatching(HIT)]);
    expect(service.simulator.purchases()).toBe(1);
  });

  it.each([
    { user_id: 2 },
    { seed: 7 },
    { aspect_ratio: '16:9' },
    { negative_prompt: 'text' },
    { mode: 'ai' },
    { lighting: 'soft' },
  ])('buys another picture for %j', async (change) => {
    const body = newBody();
    const first = await service.post(body);

    const other = await service.post({ ...body, ...change });

    expect(cacheStatus(other)).toBe(STORED);
    expect(other.body['id']).not.toBe(first.body['id']);
    expect(service.simulator.purchases()).toBe(2);
  });

  it('neither reads, writes nor joins for use_cache false', async () => {
    const body = newBody();
    const passing = { ...body, use_cache: false };

    expect(cacheStatus(await service.post(passing))).toBe(BYPASS);
    const together = await askTogether(service, 2, () =>
      Promise.all([service.post(body), service.post(passing)]),
    );
    expect(together.map(cacheStatus)).toEqual([STORED, BYPASS]);
    const again = await service.post(passing);
    expect([again.body['cached'], cacheStatus(again)]).toEqual([false, BYPASS]);
    expect(service.simulator.purchases()).toBe(4);
  });

  it('hands out addresses on the host by which it is asked', async () => {
    const body = newBody();
    const localhost = service.url.replace('127.0.0.1', 'localhost');
    const made = await service.post(body);

    const repeated = await postGeneration(localhost, body);
    const again = await service.post(body);

    const { pathname } = new URL(String(made.body['image_url']));
    expect(cacheStatus(repeated)).toMatch(HIT);
    expect(repeated.body).toMatchObject({
      image_url: localhost + pathname,
      result_url: localhost + pathname,
    });
    expect(again.body).toEqual({ ...made.body, cached: true });
    expect((await fetch(localhost + pathname)).status).toBe(200);
  });

  it.each(['set', 'get'] as const)(
    'fails no request when its memory fails to %s, and repeats what all nodes share',
    async (access) => {
      const body = newBody();
      const warn = jest.spyOn(Logger.prototype, 'warn');
      const error = new Error('the memory is away');
      const memory = service.app.get(AnswerMemory, { strict: false });
      jest.spyOn(memory, access).mockImplementation(() => {
        throw error;
      });

      const first = await service.post(body);
      const second = await service.post(body);

      expect([first.status, second.status]).toEqual([200, 200]);
      expect(cacheStatus(first)).toBe(access === 'set' ? MISS : STORED);
      expect(cacheStatus(second)).toMatch(/^generation; hit; detail=store; ttl=\d+$/);
      expect(second.body).toEqual({ ...first.body, cached: true });
      expect(service.simulator.purchases()).toBe(1);
      expect(warn).toHaveBeenCalledWith({ event: 'cache.unavailable', error });
    },
  );
});

describe('PUBLIC_URL', () => {
  const startService = servicePerTest();

  it('stands before the addresses of a hit as well', async () => {
    const service = await startService({ PUBLIC_URL: 'https://studio.example/fibo/' });
    const body = { prompt: 'A luxury watch', mode: 'manual' };
    const made = await service.post(body);

    const repeated = await service.post(body);

    expect(cacheStatus(repeated)).toMatch(HIT);
    expect(repeated.body).toEqual({ ...made.body, cached: true });
    expect(repeated.body['image_url']).toMatch(/^https:\/\/studio\.example\/fibo\/api\/images\//);
  });
});
