import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { servicePerTest } from '../support/service-per-test.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };

describe('FIBO_MAX_CONCURRENCY', () => {
  const startService = servicePerTest();

  it('lets no more jobs be under way than it says; the others wait as pending and come all through', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '2' });
    service.simulator.script({ stage: 'job', latencyMs: 5000, times: 2 });
    const posts = Array.from({ length: 6 }, (_, index) =>
      service.post({ ...WATCH, prompt: `Watch number ${index}` }),
    );

    const statuses = await eventually(async () => {
      const ids = posts.map((_, index) => index + 1);
      const rows = await Promise.all(ids.map((id) => service.get(`/api/generate/${id}`)));
      return rows.every(({ status }) => status === 200)
        ? rows.map(({ body }) => body['status'])
        : undefined;
    });
    const underWay = service.simulator.purchases();
    const answers = await Promise.all(posts);

    expect(statuses.toSorted()).toEqual([
      ...Array<string>(4).fill('pending'),
      ...Array<string>(2).fill('processing'),
    ]);
    expect(underWay).toBe(2);
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(service.simulator.purchases()).toBe(6);
  });
});
