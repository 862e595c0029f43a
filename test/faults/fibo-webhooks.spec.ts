import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { type Environment, type ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { webhookSettings } from '../support/webhook-settings.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };

/** FIBO takes the order, and nobody lives to hear so. */
const UNANSWERED = { stage: 'submission', answer: 'hang', accepted: true } as const;

let scene: ServiceScene;
let settings: Environment;

beforeEach(async () => {
  scene = await ServiceScene.create();
  settings = await webhookSettings();
});

afterEach(() => scene.clear());

/** Kills the service between sending and recording. */
async function orderAndKill(killed: ServiceProcess): Promise<number> {
  killed.post(WATCH).catch(() => undefined);
  await scene.submissions(1);
  const id = await scene.generationIn('submitting');
  await killed.kill();
  return id;
}

describe('A service that is killed between sending and recording', () => {
  it.each(['retry', 'fail'])(
    'learns of the job by its webhook and buys nothing (FIBO_UNKNOWN_OUTCOME=%s)',
    async (FIBO_UNKNOWN_OUTCOME) => {
      scene.simulator.script(UNANSWERED);
      scene.simulator.script({ stage: 'job', latencyMs: 500 });
      const id = await orderAndKill(await scene.start(settings));

      const restarted = await scene.start({ ...settings, FIBO_UNKNOWN_OUTCOME });
      const generation = await restarted.settled(id);

      expect(generation).toMatchObject({ status: 'completed', billed: 'yes', retry_count: 0 });
      expect(scene.simulator.arrivals()).toHaveLength(1);
      expect(await restarted.logged('webhook.job_recorded')).toMatchObject({ generationId: id });
    },
  );

  it('learns of it from the node that heard', async () => {
    scene.simulator.script(UNANSWERED);
    scene.simulator.script({ stage: 'job', latencyMs: 500 });
    const hearing = await scene.start(settings);
    const { PUBLIC_URL = '' } = settings;
    const deaf = { FIBO_WEBHOOKS: 'on', PUBLIC_URL, LEASE_MS: '600' };
    const id = await orderAndKill(await scene.start(deaf));

    expect(await hearing.settled(id)).toMatchObject({ status: 'completed', retry_count: 0 });
    expect(scene.simulator.arrivals()).toHaveLength(1);
  });

  it('buys again when nothing is told in the time that FIBO takes', async () => {
    scene.simulator.script({ ...UNANSWERED, accepted: false });
    const killed = await scene.start({ ...settings, REQUEST_DEADLINE_MS: '18000' });
    const id = await orderAndKill(killed);

    // There is no more time to wait: another purchase must begin before the deadline.
    const restarted = await scene.start(settings);
    const generation = await restarted.settled(id);

    expect(generation).toMatchObject({ status: 'completed', retry_count: 1 });
    expect(scene.simulator.arrivals()).toHaveLength(2);
  });
});

describe('A webhook that comes while the database is away', () => {
  let proxy: TcpProxy;

  beforeEach(async () => {
    proxy = await TcpProxy.to(Number(new URL(scene.database.url).port));
  });

  afterEach(() => proxy.close());

  it('is answered 503, and taken when it comes again', async () => {
    const url = new URL(scene.database.url);
    url.port = String(proxy.port);
    scene.simulator.script(UNANSWERED);
    scene.simulator.script({ stage: 'job', latencyMs: 500 });
    const service = await scene.start({ ...settings, DATABASE_URL: url.href });
    const answer = service.post(WATCH);
    await scene.submissions(1);

    proxy.shut();
    await delivered(503);
    proxy.open();
    await delivered(200);

    const { status, body } = await answer;
    expect([status, body['retry_count']]).toEqual([200, 0]);
    expect(scene.simulator.purchases()).toBe(1);
  });

  const delivered = (outcome: number) =>
    eventually(() => {
      const deliveries = scene.simulator.deliveries();
      return Promise.resolve(deliveries.find((delivery) => delivery.outcome === outcome));
    });
});
