import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { batchEnd, changeBatch, getBatch, handOverBatch } from '../support/handed-over-batch.js';
import { keptRollup, recomputedRollup } from '../support/history-rollup.js';
import { agePictures, keptPictures } from '../support/kept-pictures.js';
import { BATCH, newKey, postKeyed } from '../support/keyed.js';
import { postPreferring } from '../support/post-preferring.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';
import { StatisticsFromRows } from '../support/statistics-from-rows.js';
import { filesWith, tablesWith } from '../support/stored-words.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const CANARY = 'sulphur-crested-kakariki';
const OWNER = 7;
const NEIGHBOUR = 8;

/** Every text that a client can send holds the canary. */
const body = (name: string, user_id = OWNER) => ({
  prompt: `A ${CANARY}, ${name}`,
  negative_prompt: `no ${CANARY}`,
  user_id,
  max_retries: 0,
});

/** What is served by one node is asked of the other as well. */
describe('A user who wants everything erased', () => {
  let scene: ServiceScene;
  let receiver: WebhookReceiver;
  let nodes: [ServiceProcess, ServiceProcess];
  let batch: Answer;

  beforeAll(async () => {
    scene = await ServiceScene.create();
    receiver = await WebhookReceiver.start();
    const settings = {
      LOG_LEVEL: 'debug',
      WEBHOOK_ALLOW_LOOPBACK: 'true',
      FIBO_PRICE_USD_MICROS: '30000',
    };
    nodes = [await scene.start(settings), await scene.start(settings)];
    await leaveTraces();
  });

  afterAll(async () => {
    await scene.clear();
    await receiver.stop();
  });

  async function leaveTraces(): Promise<void> {
    const [one, other] = nodes;
    const webhook_url = receiver.url(`/hooks/${CANARY}`);
    await one.post({ ...body('in mode ai'), webhook_url });
    // From the memory of the other node, too.
    for (const node of [other, other]) await node.post(body('in mode ai'));
    await one.post(body('in mode ai', NEIGHBOUR));
    await postKeyed(one, newKey(), body('under a key'));
    await postKeyed(other, newKey(), body('in mode ai'));
    await postKeyed(one, newKey(), { requests: [body('of a batch'), body('in mode ai')] }, BATCH);
    const refusal = { stage: 'job', ends: 'error', message: `A ${CANARY} is too shrill` } as const;
    scene.simulator.script({ ...refusal, match: 'failing', times: 2 });
    await postKeyed(one, newKey(), { ...body('failing'), use_cache: false });
    const requests = [
      body('handed over'),
      body('handed over'),
      body('failing'),
      body('in mode ai'),
    ];
    batch = await handOverBatch(one, { requests, webhook_url }, { 'idempotency-key': newKey() });
    await batchEnd(one, batch);
    await leaveCancelled(other);
    // Every event was sent: that of the single picture, and that of the batch.
    await eventually(() => Promise.resolve(receiver.received.length >= 2 || undefined));
  }

  /** One of them is at FIBO until then, and the other was not begun. */
  async function leaveCancelled(node: ServiceProcess): Promise<void> {
    scene.simulator.script({ stage: 'job', latencyMs: 1000, match: 'slow' });
    const requests = [body('slow'), body('not begun')];
    const opened = await handOverBatch(node, { requests, parallel: false });
    await eventually(() => Promise.resolve(scene.simulator.purchases('slow') || undefined));
    await changeBatch(node, opened.body['id'], 'cancel');
    await batchEnd(node, opened);
  }

  const figuresOf = async (user: number) =>
    (await nodes[1].get(`/api/generate/statistics?user_id=${user}`)).body;

  const erase = ({ url }: ServiceProcess, user: number): Promise<Answer> =>
    ask(`${url}/api/generate/history?user_id=${user}`, { method: 'DELETE' });

  it('leaves no word in any table, file, answer or log line, and every figure as it was', async () => {
    const traces = await tablesWith(scene.database, CANARY);
    const figures = await figuresOf(OWNER);
    const [{ at } = { at: new Date() }] = await scene.database.query<{ at: Date }>(
      'SELECT now() AS at',
    );
    await agePictures(scene);
    const purchases = scene.simulator.purchases();

    const erased = await erase(nodes[0], OWNER);
    const ofNeighbour = await tablesWith(scene.database, CANARY);
    await erase(nodes[1], NEIGHBOUR);

    // Whatever can hold words did, or this would prove little.
    expect(Object.keys(traces)).toEqual([
      'public.batch',
      'public.batch_item',
      'public.generation',
      'public.generation_detail',
      'public.idempotency_key',
      'public.webhook_delivery',
    ]);
    expect(erased).toMatchObject({ status: 200, body: { status: 'success' } });
    expect(ofNeighbour).toEqual({ 'public.generation': 1, 'public.generation_detail': 1 });
    expect(await tablesWith(scene.database, CANARY)).toEqual({});
    expect(await filesWith(scene.dataDir, CANARY)).toEqual([]);
    expect(nodes.map(({ log }) => JSON.stringify(log).includes(CANARY))).toEqual([false, false]);
    expect(await keptPictures(scene)).toEqual([]);
    expect(JSON.stringify((await getBatch(nodes[1], batch.body['id'])).body)).not.toContain(CANARY);
    expect(scene.simulator.purchases()).toBe(purchases);

    expect(await figuresOf(OWNER)).toEqual(figures);
    const rows = await StatisticsFromRows.read(scene.database);
    const question = { userId: OWNER, projectId: undefined, days: 30, atMs: at.getTime() };
    expect(rows.of(question, 30_000)).toMatchObject({ ...figures, cache: expect.anything() });
    expect(await keptRollup(scene.database)).toEqual(await recomputedRollup(scene.database));
    const [books] = await scene.database.query(
      `SELECT sum(cost_usd_micros)::bigint = (SELECT sum(price_usd_micros) FROM generation_attempt WHERE billed <> 'no') AS agree
       FROM generation`,
    );
    expect(books).toEqual({ agree: true });
  });

  it('has nothing repeated by a node that had it in its memory', async () => {
    const order = { ...body('remembered', 9), mode: 'manual' };
    const { body: made } = await nodes[0].post(order);
    for (const node of nodes) expect((await node.post(order)).body['cached']).toBe(true);

    await ask(`${nodes[0].url}/api/generate/${String(made['id'])}`, { method: 'DELETE' });

    const again = await eventually(async () => {
      const answer = await postPreferring(nodes[1], 'wait=20', order);
      return answer.body['id'] === made['id'] ? undefined : answer;
    });
    expect(again.body).toMatchObject({ cached: false });
  });
});
