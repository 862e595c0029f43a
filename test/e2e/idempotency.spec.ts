import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BYPASS, cacheStatus, newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { BATCH, isReplayed, newKey, postKeyed, told } from '../support/keyed.js';
import { startTestService, type TestService } from '../support/test-service.js';

describe('A call with an Idempotency-Key', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });

  afterEach(() => {
    service.simulator.reset();
  });

  afterAll(async () => {
    await service.stop();
  });

  describe('that was answered with a picture', () => {
    it('gets that answer again, and says so', async () => {
      const [key, body] = [newKey(), { ...newBody(), use_cache: false }];

      const first = await postKeyed(service, key, body);
      const repeat = await postKeyed(service, key, body);

      expect(first.status).toBe(200);
      expect(isReplayed(first)).toBe(false);
      expect(isReplayed(repeat)).toBe(true);
      expect(told(repeat)).toEqual(told(first));
      expect(Object.keys(repeat.body)).toEqual(Object.keys(first.body));
      expect(repeat.headers.get('content-type')).toBe(first.headers.get('content-type'));
      expect(service.simulator.purchases()).toBe(1);
    });

    it('gets its addresses on the host by which it asks now', async () => {
      const [key, body] = [newKey(), newBody()];
      const url = service.url.replace('127.0.0.1', 'localhost');

      const first = await postKeyed(service, key, body);
      const repeat = await postKeyed({ url }, key, body);

      const moved = String(first.body['image_url']).replace(service.url, url);
      expect(repeat.body).toEqual({ ...first.body, image_url: moved, result_url: moved });
    });

    it('is the same call however its body is written', async () => {
      const [key, body] = [newKey(), newBody()];
      const { prompt, mode, user_id } = body;

      const first = await postKeyed(service, key, body);
      const repeat = await postKeyed(service, key, {
        seed: null,
        user_id,
        use_cache: true,
        mode,
        prompt: ` ${prompt} `,
      });

      expect(isReplayed(repeat)).toBe(true);
      expect(told(repeat)).toEqual(told(first));
    });

    it('is no look-up in the cache and in none of its figures', async () => {
      const [key, body] = [newKey(), newBody()];
      const figures = async () => {
        const stats = await service.get(`/api/generate/cache/stats?user_id=${body.user_id}`);
        const { hits, misses, coalesced, bypassed } = stats.body;
        return { hits, misses, coalesced, bypassed };
      };

      await postKeyed(service, key, body);
      const before = await figures();
      const repeat = await postKeyed(service, key, body);

      expect(cacheStatus(repeat)).toBe(BYPASS);
      expect(before).toEqual({ hits: 0, misses: 1, coalesced: 0, bypassed: 0 });
      expect(await figures()).toEqual(before);
    });

    it('from the cache gets that answer again, and no further hit', async () => {
      const [key, body] = [newKey(), newBody()];
      await service.post(body);

      const first = await postKeyed(service, key, body);
      const repeat = await postKeyed(service, key, body);

      expect(cacheStatus(first)).toMatch(/^generation; hit; ttl=/);
      expect(first.body['cached']).toBe(true);
      expect(isReplayed(repeat)).toBe(true);
      expect(told(repeat)).toEqual(told(first));
      expect(service.simulator.purchases()).toBe(1);
    });
  });

  describe('that failed and may have cost money', () => {
    it.each([
      ['GENERATION_FAILED', { stage: 'job', ends: 'error' }],
      ['GENERATION_REFUSED', { stage: 'job', ends: 'error', code: 422 }],
      ['OUTCOME_UNKNOWN', { stage: 'submission', answer: 'error', status: 504 }],
    ] as const)('gets that failure again (%s)', async (code, fault) => {
      const [key, body] = [newKey(), { ...newBody(), max_retries: 0 }];
      service.simulator.script(fault);

      const first = await postKeyed(service, key, body);
      const repeat = await postKeyed(service, key, body);

      expect(first.body).toMatchObject({ code, billed: 'unknown' });
      expect(isReplayed(first)).toBe(false);
      expect(isReplayed(repeat)).toBe(true);
      expect(told(repeat)).toEqual(told(first));
      expect(repeat.headers.get('location')).toBe(first.headers.get('location'));
      expect(repeat.body['request_id']).toBe(repeat.headers.get('x-request-id'));
      expect(repeat.body['request_id']).not.toBe(first.body['request_id']);
      expect(service.simulator.arrivals()).toHaveLength(1);
    });
  });

  describe('that failed and cost nothing', () => {
    it.each([
      [422, { status: 422 }],
      [429, { status: 429 }],
      [500, { status: 500 }],
      [500, { status: 401 }],
    ])('is a fresh try (%i: FIBO answers %j)', async (status, fault) => {
      const [key, body] = [newKey(), { ...newBody(), max_retries: 0 }];
      service.simulator.script({ stage: 'submission', answer: 'error', ...fault });

      const first = await postKeyed(service, key, body);
      const second = await postKeyed(service, key, body);
      const repeat = await postKeyed(service, key, body);

      expect(first).toMatchObject({ status, body: { billed: 'no' } });
      expect(second.status).toBe(200);
      expect(isReplayed(second)).toBe(false);
      expect(isReplayed(repeat)).toBe(true);
      expect(told(repeat)).toEqual(told(second));
      expect(service.simulator.purchases()).toBe(1);
    });

    it('because its body is not valid has not used its key up, not even for another body', async () => {
      const [key, body] = [newKey(), newBody()];

      const refused = await postKeyed(service, key, { ...body, fov: 'narrow' });
      const corrected = await postKeyed(service, key, body);

      expect(refused.status).toBe(422);
      expect(corrected.status).toBe(200);
      expect(isReplayed(corrected)).toBe(false);
    });
  });

  describe('that is still being answered', () => {
    it('is told to come again, and where its generation is', async () => {
      const [key, body] = [newKey(), newBody()];
      service.simulator.script({ stage: 'job', latencyMs: 1000 });

      const ordered = postKeyed(service, key, body);
      await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
      const repeat = await postKeyed(service, key, body);
      const first = await ordered;
      const later = await postKeyed(service, key, body);

      const id = Number(first.body['id']);
      expect(repeat).toMatchObject({
        status: 409,
        body: {
          code: 'IDEMPOTENCY_KEY_IN_USE',
          detail: 'The first request with this key is still under way',
          retryable: true,
          billed: 'no',
          generation_id: id,
        },
      });
      expect(repeat.headers.get('retry-after')).toBe('5');
      expect(repeat.headers.get('location')).toBe(`/api/generate/${id}`);
      expect(isReplayed(repeat)).toBe(false);
      expect(told(later)).toEqual(told(first));
    });

    it('is one purchase, 100 at once', async () => {
      const [key, body] = [newKey(), { ...newBody(), use_cache: false }];
      service.simulator.script({ stage: 'job', latencyMs: 1000 });

      const answers = await Promise.all(
        Array.from({ length: 100 }, () => postKeyed(service, key, body)),
      );

      const statuses = answers.map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([200, ...Array<number>(99).fill(409)]);
      expect(service.simulator.purchases()).toBe(1);
    });
  });

  describe('whose key stands for another one', () => {
    it.each([
      ['prompt', { prompt: 'Another watch' }],
      ['project', { project_id: 3 }],
      ['retries', { max_retries: 1 }],
      ['use of the cache', { use_cache: false }],
    ])('is refused (another %s)', async (_, difference) => {
      const [key, body] = [newKey(), newBody()];

      await postKeyed(service, key, body);
      const other = await postKeyed(service, key, { ...body, ...difference });

      expect(other).toMatchObject({
        status: 422,
        body: {
          code: 'IDEMPOTENCY_KEY_REUSED',
          detail: 'The key was used before with another body',
          retryable: false,
          billed: 'no',
          generation_id: null,
        },
      });
      expect(isReplayed(other)).toBe(false);
      expect(service.simulator.purchases()).toBe(1);
    });

    it('is refused whatever became of that, under way or failed for nothing', async () => {
      const [key, body] = [newKey(), { ...newBody(), max_retries: 0 }];
      const other = { ...body, project_id: 3 };
      service.simulator.script({ stage: 'submission', answer: 'error', status: 422 });
      service.simulator.script({ stage: 'job', latencyMs: 500 });

      await postKeyed(service, key, body);
      const afterFailure = await postKeyed(service, key, other);
      const ordered = postKeyed(service, key, body);
      await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
      const meanwhile = await postKeyed(service, key, other);
      await ordered;

      for (const { body: refusal } of [afterFailure, meanwhile])
        expect(refusal['code']).toBe('IDEMPOTENCY_KEY_REUSED');
      expect(service.simulator.purchases()).toBe(1);
    });

    it('is another call when it is another user’s, or goes another way', async () => {
      const [key, body] = [newKey(), newBody()];

      const answers = [
        await postKeyed(service, key, body),
        await postKeyed(service, key, { ...body, user_id: body.user_id + 500_000 }),
        await postKeyed(service, key, { requests: [body] }, BATCH),
      ];

      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(answers.map(isReplayed)).toEqual([false, false, false]);
    });

    it('is the same call without the slash at its end', async () => {
      const [key, body] = [newKey(), newBody()];

      await postKeyed(service, key, body);

      expect(isReplayed(await postKeyed(service, key, body, '/api/generate'))).toBe(true);
    });
  });

  it('leaves its words in no hash', async () => {
    const [key, body] = [newKey(), newBody()];

    await postKeyed(service, key, body);

    const rows = await service.database.query(
      'SELECT body_hash, generation_ids FROM idempotency_key WHERE key = $1',
      [key],
    );
    expect(rows).toEqual([
      { body_hash: expect.stringMatching(/^[\da-f]{64}$/), generation_ids: [expect.any(String)] },
    ]);
  });

  it('is the only one that leaves anything behind', async () => {
    const rows = () => service.database.query('SELECT FROM idempotency_key');
    const before = await rows();

    await service.post(newBody());

    expect(await rows()).toHaveLength(before.length);
  });
});
