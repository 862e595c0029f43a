import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { eventually } from '../support/eventually.js';
import { batchEnd, changeBatch, getBatch, handOverBatch } from '../support/handed-over-batch.js';
import { newKey } from '../support/keyed.js';
import { newBodies, postBatch } from '../support/post-batch.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { eventIn, WebhookReceiver } from '../support/webhook-receiver.js';

type Delivery = Readonly<Record<string, unknown>>;

describe('The webhook_url of a batch', () => {
  let service: TestService;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    const deadline = { REQUEST_DEADLINE_MS: '2000', FIBO_TIMEOUT_MS: '2000' };
    service = await startTestService({ WEBHOOK_ALLOW_LOOPBACK: 'true', ...deadline });
  });

  afterAll(() => service.stop());

  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
  });

  afterEach(async () => {
    await receiver.stop();
    service.simulator.reset();
  });

  const received = (count: number) =>
    eventually(() =>
      Promise.resolve(receiver.received.length >= count ? receiver.received : undefined),
    );

  const deliveriesOf = async (userId: number, batchId: unknown): Promise<readonly Delivery[]> => {
    const query = `user_id=${userId}&batch_id=${String(batchId)}`;
    const { body } = await service.get(`/api/webhooks/deliveries?${query}`);
    return body['results'] as Delivery[];
  };

  it('is told once of the end, as GET has it, for the least of its users', async () => {
    const requests = newBodies(3);
    const owner = Math.min(...requests.map(({ user_id: userId }) => userId));
    const first = await handOverBatch(service, { requests, webhook_url: receiver.url() });
    const { body: ended } = await batchEnd(service, first);
    const [message] = await received(1);
    if (!message) throw new Error('nothing came');

    const { body: secret } = await service.get(`/api/webhooks/secret?user_id=${owner}`);
    const webhook = new Webhook(String(secret['secret']));
    const event = webhook.verify(message.body, message.headers as Record<string, string>);
    expect(event).toEqual({
      type: 'batch.completed',
      timestamp: ended['completed_at'],
      data: ended,
    });
    const deliveries = await deliveriesOf(owner, first.body['id']);
    expect(deliveries).toMatchObject([
      { type: 'batch.completed', generation_id: null, batch_id: first.body['id'] },
    ]);
    expect(await deliveriesOf(owner, Number(first.body['id']) + 1)).toEqual([]);
    expect(receiver.received).toHaveLength(1);
  });

  it('is told of a batch that is waited for, which has an address then', async () => {
    const requests = newBodies(2);
    const answer = await postBatch(service, { requests, webhook_url: receiver.url() });
    const [message] = await received(1);
    if (!message) throw new Error('nothing came');

    expect(answer).toMatchObject({ status: 200, body: { total: 2, successful: 2 } });
    expect(answer.body).not.toHaveProperty('items');
    expect(answer.headers.get('preference-applied')).toBeNull();
    const told = await getBatch(service, answer.body['batch_id']);
    expect(eventIn(message).data).toEqual(told.body);
    expect(service.simulator.purchases()).toBe(2);
  });

  it('hands the batch over when the caller cannot wait any longer', async () => {
    service.simulator.script({ stage: 'job', latencyMs: 3000 });
    const [request] = newBodies(1);
    const answer = await postBatch(service, { requests: [request], webhook_url: receiver.url() });

    expect(answer).toMatchObject({ status: 202, body: { completed_at: null } });
    expect(answer.headers.get('location')).toBe(`/api/generate/batch/${String(answer.body['id'])}`);
    const [message] = await received(1);
    if (!message) throw new Error('nothing came');
    expect(eventIn(message).data).toMatchObject({ id: answer.body['id'], successful: 1 });
    expect(service.simulator.purchases()).toBe(1);
  });

  it('is told when nothing of a cancelled batch is under way any more', async () => {
    service.simulator.script({ stage: 'job', latencyMs: 500 });
    const body = { requests: newBodies(2), parallel: false, webhook_url: receiver.url() };
    const first = await handOverBatch(service, body);
    await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
    await changeBatch(service, first.body['id'], 'cancel');

    const [message] = await received(1);
    if (!message) throw new Error('nothing came');
    expect(eventIn(message)).toMatchObject({
      type: 'batch.completed',
      data: { status: 'cancelled', successful: 1, failed: 1 },
    });
  });

  it('is told again, with another id, of a retry that ends', async () => {
    service.simulator.script({ stage: 'submission', answer: 'error', status: 503 });
    const [request] = newBodies(1);
    const body = { requests: [request], webhook_url: receiver.url() };
    const first = await handOverBatch(service, body);
    const [failed] = await received(1);
    await changeBatch(service, first.body['id'], 'retry');
    const [, retried] = await received(2);
    if (!failed || !retried) throw new Error('nothing came');

    const told = [failed, retried].map((message) => eventIn(message).data['successful']);
    expect(told).toEqual([0, 1]);
    expect(failed.headers['webhook-id']).not.toBe(retried.headers['webhook-id']);
  });

  it('is told once of a batch that is asked for twice under one key', async () => {
    const requests = newBodies(1);
    const headers = { 'content-type': 'application/json', 'idempotency-key': newKey() };
    const body = { requests, webhook_url: receiver.url() };
    const answers = [
      await postBatch(service, body, { headers }),
      await postBatch(service, body, { headers }),
    ];
    await received(1);

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const [batchId] = answers.map((answer) => answer.body['batch_id']);
    const owner = Number(requests[0]?.user_id);
    expect(await deliveriesOf(owner, batchId)).toHaveLength(1);
    const all = await service.get(`/api/webhooks/deliveries?user_id=${owner}`);
    expect(all.body['results']).toHaveLength(1);
  });
});
