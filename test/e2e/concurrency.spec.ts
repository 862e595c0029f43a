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

    const waiting = await eventually(async () => {
      const { body } = await service.get('/api/generate/6').catch(() => ({ body: {} }));
      return 'status' in body ? body['status'] : undefined;
    });
    const underWay = service.simulator.purchases();
    const answers = await Promise.all(posts);

    expect(waiting).toBe('pending');
    expect(underWay).toBe(2);
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(service.simulator.purchases()).toBe(6);
  });
});
