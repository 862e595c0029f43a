import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/ask.js';
import { areInOrder, followBatch, livesIn, statusesAfter } from '../support/batch-events.js';
import { EventListener, type HeardEvent } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import { handOverBatch } from '../support/handed-over-batch.js';
import { newBodies } from '../support/post-batch.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';
import { TcpProxy } from '../support/tcp-proxy.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual', max_retries: 0, use_cache: false };
const LIFE = ['processing', 'completed'];
const HASTE = { LEASE_MS: '600' };

describe('Events on two nodes', () => {
  let scene: ServiceScene;
  let proxy: TcpProxy;
  /** Makes the picture. */
  let maker: ServiceProcess;
  /** Is listened to; its database is behind a door. */
  let teller: ServiceProcess;

  beforeEach(async () => {
    scene = await ServiceScene.create();
    const url = new URL(scene.database.url);
    proxy = await TcpProxy.to(Number(url.port));
    url.port = String(proxy.port);
    [maker, teller] = await Promise.all([
      scene.start(HASTE),
      scene.start({ ...HASTE, DATABASE_URL: url.href }),
    ]);
  });

  afterEach(async () => {
    await scene.clear();
    await proxy.close();
  });

  /** A picture that takes a while, and a client that follows it. */
  async function begin(
    latencyMs = 2500,
  ): Promise<{ order: Promise<Answer>; path: string; heard: EventListener }> {
    scene.simulator.script({ stage: 'job', latencyMs });
    const order = maker.post(WATCH);
    const path = `/api/generate/${await scene.generationIn('processing')}/events`;
    const heard = await EventListener.to(teller.url + path);
    await heard.untilHeard(1);
    return { order, path, heard };
  }

  it('tell at the one what happens at the other, also what happened while the database was out of reach', async () => {
    const near = await begin(1000);
    expect(await near.heard.ended).toBe('ended');
    expect(near.heard.statuses).toEqual(LIFE);
    await near.order;

    const far = await begin(1000);
    proxy.shut();
    await far.order;
    expect(far.heard.statuses).toEqual(['processing']);
    proxy.open();

    expect(await far.heard.ended).toBe('ended');
    expect(far.heard.statuses).toEqual(LIFE);
  });

  it('go on elsewhere, with nothing lost and nothing told twice, when their node ends or is killed', async () => {
    const { order, path, heard } = await begin(6000);
    const third = await scene.start(HASTE);

    teller.signal('SIGTERM');
    expect(await heard.ended).toBe('ended');
    expect(await teller.ended()).toEqual({ exitCode: 0, stderr: '' });
    const second = await EventListener.to(third.url + path);
    await second.untilHeard(1);
    await third.kill();
    expect(await second.ended).toBe('cut off');
    const last = await EventListener.to(maker.url + path, second.lastEventId);

    expect(await last.ended).toBe('ended');
    expect([heard.statuses, second.statuses]).toEqual([['processing'], ['processing']]);
    expect(last.statuses).toEqual(['completed']);
    expect((await EventListener.to(maker.url + path, last.lastEventId)).response.status).toBe(204);
    await order;
  });

  it('come from whoever goes on with the picture when the node that made it is killed', async () => {
    const { order, heard } = await begin();
    order.catch(() => undefined);

    await maker.kill();

    expect(await heard.ended).toBe('ended');
    expect(heard.statuses).toEqual(LIFE);
    expect(scene.simulator.purchases()).toBe(1);
  });

  it('of a batch go on elsewhere, with nothing lost and nothing told twice, when their node ends or is killed', async () => {
    const third = await scene.start(HASTE);
    scene.simulator.script({ stage: 'job', latencyMs: 9000, times: 2 });
    const batch = await handOverBatch(maker, { requests: newBodies(3) });
    const first = await followBatch(teller, batch);
    await first.untilHeard(1);

    teller.signal('SIGTERM');
    expect(await first.ended).toBe('ended');
    const second = await followBatch(third, batch, first.lastEventId);
    await eventually(() =>
      Promise.resolve(statusesAfter(heardBy(first, second)).includes('completed') || undefined),
    );
    await third.kill();
    expect(await second.ended).toBe('cut off');
    const last = await followBatch(maker, batch, heardBy(first, second).at(-1)?.id);

    expect(await last.ended).toBe('ended');
    const heard = heardBy(first, second, last);
    expect(areInOrder(heard)).toBe(true);
    expect(statusesAfter(heard)).toEqual(Array(3).fill('completed'));
    for (const life of livesIn(heard).values()) expect(new Set(life).size).toBe(life.length);
    expect((await followBatch(maker, batch, last.lastEventId)).response.status).toBe(204);
    expect(scene.simulator.purchases()).toBe(3);
  });
});

function heardBy(...listeners: readonly EventListener[]): readonly HeardEvent[] {
  return listeners.flatMap(({ events }) => events);
}
