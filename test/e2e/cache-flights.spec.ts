import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, postGeneration } from '../support/ask.js';
import { askTogether } from '../support/ask-together.js';
import { eventually } from '../support/eventually.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { STORED, MISS, COLLAPSED, cacheStatus, newBody } from '../support/cache-status.js';

describe('Requests under way at POST /api/generate/', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ FIBO_MAX_CONCURRENCY: '1' });
  });

  afterEach(() => {
    service.simulator.reset();
  });

  afterAll(async () => {
    await service.stop();
  });

  async function askOften(count: number, body: object): Promise<Answer[]> {
    return Promise.all(Array.from({ length: count }, () => service.post(body)));
  }

  it('share one purchase, 20 that ask the same at once', async () => {
    const body = newBody();
    const answers = await askTogether(service, 20, () => askOften(20, body));

    const [leader] = answers.filter(({ body: { cached } }) => cached === false);
    const followers = answers.filter((answer) => answer !== leader);
    expect(leader && cacheStatus(leader)).toBe(STORED);
    expect(followers.map(cacheStatus)).toEqual(Array(19).fill(COLLAPSED));
    expect(followers.map((follower) => follower.body)).toEqual(
      Array(19).fill({ ...leader?.body, cached: true }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(service.simulator.purchases()).toBe(1);
    const stats = await service.get(`/api/generate/cache/stats?user_id=${body.user_id}`);
    expect(stats.body).toMatchObject({ hits: 0, misses: 1, coalesced: 19, bypassed: 0 });
  });

  it.each([
    ['refused', { status: 422 }, 'GENERATION_REFUSED', 1],
    ['refused at every attempt', { status: 500 }, 'GENERATION_FAILED', 3],
  ])(
    'share the failure of a leader that is %s, 20 at once; the next one starts anew',
    async (...row) => {
      const [, fault, code, submissions] = row;
      const body = { ...newBody(), max_retries: 2 };
      service.simulator.script({
        stage: 'submission',
        answer: 'error',
        times: submissions,
        ...fault,
      });

      const answers = await askTogether(service, 20, () => askOften(20, body));

      const told = answers.map(({ body: failure }) => ({ ...failure, request_id: null }));
      expect(told).toEqual(Array(20).fill(told[0]));
      expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(answers[0]?.status));
      expect(answers[0]?.body['code']).toBe(code);
      expect(answers.map(cacheStatus).sort()).toEqual([MISS, ...Array<string>(19).fill(COLLAPSED)]);
      expect(service.simulator.arrivals()).toHaveLength(submissions);

      const next = await service.post(body);
      expect([next.status, cacheStatus(next)]).toEqual([200, STORED]);
      expect(service.simulator.arrivals()).toHaveLength(submissions + 1);
    },
  );

  it('get addresses on the hosts by which each of them asks', async () => {
    const body = newBody();
    const origins = [service.url, service.url.replace('127.0.0.1', 'localhost')];

    const answers = await askTogether(service, 2, () =>
      Promise.all(origins.map((origin) => postGeneration(origin, body))),
    );

    expect(answers.map(({ body: { image_url: url } }) => new URL(String(url)).origin)).toEqual(
      origins,
    );
  });

  it('do not enter a cache that is emptied meanwhile', async () => {
    const body = newBody();
    const empty = () => fetch(`${service.url}/api/generate/cache`, { method: 'DELETE' });

    const answer = await askTogether(service, 1, () => service.post(body), empty);
    const next = await service.post(body);

    expect([answer.status, cacheStatus(answer)]).toEqual([200, MISS]);
    expect(cacheStatus(next)).toBe(STORED);
    expect(service.simulator.purchases()).toBe(2);
  });

  it('are finished, kept and repeated though their client hangs up', async () => {
    const body = newBody();
    const hangUp = new AbortController();
    const ordered = askTogether(
      service,
      1,
      () => service.post(body, { signal: hangUp.signal }),
      async () => {
        hangUp.abort();
        return Promise.resolve();
      },
    );
    await expect(ordered).rejects.toThrow();

    const next = await eventually(async () => {
      const answer = await service.post(body);
      return answer.headers.get('cache-status')?.includes('hit') ? answer : undefined;
    });

    expect(next.body).toMatchObject({ status: 'completed', prompt: body.prompt });
    expect(service.simulator.purchases()).toBe(1);
  });
});
