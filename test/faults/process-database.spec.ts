import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';
import { TcpProxy } from '../support/tcp-proxy.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual', use_cache: false };
const TOLD_WITHIN_MS = 3_000;

describe('A service whose database goes away', () => {
  let scene: ServiceScene;
  let proxy: TcpProxy;
  let service: ServiceProcess;

  beforeEach(async () => {
    scene = await ServiceScene.create();
    const url = new URL(scene.database.url);
    proxy = await TcpProxy.to(Number(url.port));
    url.port = String(proxy.port);
    service = await scene.start({ DATABASE_URL: url.href, LEASE_MS: '2000' });
  });

  afterEach(async () => {
    await scene.clear();
    await proxy.close();
  });

  it.each(['shut', 'silence'] as const)(
    'says so in time, buys nothing and recovers by itself (%s)',
    async (fault) => {
      const { body: watch } = await service.post(WATCH);
      proxy[fault]();

      const answers = await Promise.all([
        timed(() => service.post(WATCH)),
        timed(() => service.get(`/api/generate/${String(watch['id'])}`)),
        timed(() => service.get('/health/ready')),
      ]);
      const purchases = scene.simulator.purchases();
      proxy.open();
      const recovered = await eventually(async () => {
        const answer = await service.post(WATCH);
        return answer.status === 200 ? answer : undefined;
      });

      for (const { ms, answer } of answers) {
        expect(ms).toBeLessThan(TOLD_WITHIN_MS);
        expect(answer.status).toBe(503);
        expect(answer.body).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
        expect(answer.headers.get('retry-after')).toBe('5');
      }
      // An insert that was sent and not answered may be there, and then somebody goes on with it; one that got no connection is not.
      const [post, ...reads] = answers.map(({ answer }) => answer.body['billed']);
      expect(post).toMatch(/^(no|unknown)$/);
      expect(reads).toEqual(['no', 'no']);
      expect(purchases).toBe(1);
      expect(recovered.body['status']).toBe('completed');
      expect((await service.get('/health/ready')).status).toBe(200);
    },
  );

  it('while FIBO works tells where the generation is, and finishes it', async () => {
    scene.simulator.script({ stage: 'job', latencyMs: 500 });
    const order = service.post(WATCH);
    const id = await scene.generationIn('processing');
    proxy.shut();

    const answer = await order;
    proxy.open();

    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ code: 'DATABASE_UNAVAILABLE', generation_id: id });
    expect(answer.body['billed']).not.toBe('no');
    expect(await service.settled(id)).toMatchObject({ status: 'completed', billed: 'yes' });
    expect(scene.simulator.purchases()).toBe(1);
  });

  it('for a moment only does not let its callers feel it', async () => {
    await service.post(WATCH);
    await scene.database.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );

    expect(await service.post(WATCH)).toMatchObject({ status: 200 });
  });
});

async function timed<T>(ask: () => Promise<T>): Promise<{ ms: number; answer: T }> {
  const begun = performance.now();
  const answer = await ask();
  return { ms: performance.now() - begun, answer };
}
