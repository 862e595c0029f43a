import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { handOverBatch } from '../support/handed-over-batch.js';
import { postBatch } from '../support/post-batch.js';
import type { ServiceProcess } from '../support/service-process.js';
import { eventIn, WebhookReceiver } from '../support/webhook-receiver.js';
import { CrashScene } from './harness/crash-scene.js';
import {
  BATCH_CRASH_POINTS,
  WEBHOOK_CRASH_POINTS,
  type WebhookCrashPoint,
} from './harness/points/webhook-crash-points.js';

const BUILT = fileURLToPath(new URL('../../dist', import.meta.url));
const DIE_AT_MILESTONE = fileURLToPath(
  new URL('harness/points/die-at-milestone.js', import.meta.url),
);

interface Delivery {
  readonly webhook_id: string;
  readonly event: string;
  readonly status: string;
}

describe('A process that dies', () => {
  let scene: CrashScene;
  let receiver: WebhookReceiver;
  let service: ServiceProcess;
  let verdict: string;
  let orders = 0;

  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
    scene = await CrashScene.create({ built: BUILT, latencyMs: 20, unknownOutcome: 'retry' });
    verdict = join(scene.folder, 'die-at');
    await start();
  });

  afterAll(async () => {
    await scene.clear();
    await receiver.stop();
  });

  async function start(): Promise<void> {
    await writeFile(verdict, '');
    const settings = { WEBHOOK_ALLOW_LOOPBACK: 'true', DIE_AT_FILE: verdict };
    service = await scene.start({ preload: DIE_AT_MILESTONE, settings });
  }

  /** Asks for a picture, and to be told of it, of a process that dies of it. */
  async function orderAndDie({ milestone, isHit, faults = [] }: WebhookCrashPoint, path: string) {
    const order = { prompt: `Order ${path}`, mode: 'manual' };
    if (isHit) await service.post(order);
    for (const fault of faults) await scene.simulator.script(fault);
    await writeFile(verdict, `${milestone} 1`);
    const answer = service.post({ ...order, webhook_url: receiver.url(path) });
    // It dies before it answers, or just afterwards.
    await Promise.all([answer.catch(() => undefined), service.ended()]);
  }

  const leave = () =>
    scene.database.query(
      `UPDATE webhook_delivery SET next_attempt_at = now() WHERE status = 'pending'`,
    );

  const deliveries = () =>
    scene.database.query<Delivery>(
      `SELECT webhook_id, event, status FROM webhook_delivery WHERE url = $1`,
      [receiver.url(`/${orders}`)],
    );

  const atRest = () =>
    eventually(async () => {
      const [{ count } = { count: 1 }] = await scene.database.query<{ count: number }>(
        `SELECT (SELECT count(*) FROM generation WHERE state NOT IN ('completed', 'failed'))::int
           + (SELECT count(*) FROM batch WHERE completed_at IS NULL)::int
           + (SELECT count(*) FROM webhook_delivery WHERE status = 'pending')::int AS count`,
      );
      return count === 0 || undefined;
    });

  it.each(WEBHOOK_CRASH_POINTS.map((point) => [point.milestone, point] as const))(
    'at %s leaves what is told all the same, under one id',
    async (_milestone, point) => {
      const path = `/${++orders}`;
      await orderAndDie(point, path);
      // The lease of whoever was sending runs out.
      await leave();
      await start();
      await atRest();

      const told = receiver.at(path);
      const ids = new Set(told.map(({ headers }) => headers['webhook-id']));
      const expected = point.event === undefined ? [] : [point.event];
      expect((await deliveries()).map(({ event }) => event)).toEqual(expected);
      expect([...ids]).toEqual((await deliveries()).map(({ webhook_id }) => webhook_id));
      expect([...new Set(told.map((message) => eventIn(message).type))]).toEqual(expected);
    },
  );

  it.each(BATCH_CRASH_POINTS)(
    'at %s of a batch that is %s leaves its end told all the same, under one id',
    async (milestone, way) => {
      const path = `/${++orders}`;
      const requests = ['first', 'second'].map((prompt) => ({
        prompt: `The ${prompt} of ${path}`,
      }));
      const body = { requests, webhook_url: receiver.url(path) };
      await writeFile(verdict, `${milestone} 1`);
      const answer =
        way === 'handed over' ? handOverBatch(service, body) : postBatch(service, body);
      await Promise.all([answer.catch(() => undefined), service.ended()]);
      await leave();
      await start();
      await atRest();

      const [delivery, ...others] = await deliveries();
      expect([delivery?.event, others]).toEqual(['batch.completed', []]);
      const told = receiver.at(path);
      const ids = new Set(told.map(({ headers }) => headers['webhook-id']));
      expect([...ids]).toEqual([delivery?.webhook_id]);
      for (const message of told) {
        expect(eventIn(message).data).toMatchObject({ total: 2, successful: 2, failed: 0 });
      }
    },
  );
});
