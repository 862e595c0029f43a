import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MAX_SUBSCRIBERS } from '../../src/generation/subscribed/max-subscribers.js';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { cancel, postPreferring } from '../support/post-preferring.js';
import { servicePerTest } from '../support/service-per-test.js';
import type { TestService } from '../support/test-service.js';
import { eventIn, WebhookReceiver } from '../support/webhook-receiver.js';

const ASYNC = 'respond-async';

describe('A caller who does not wait', () => {
  const startService = servicePerTest();
  let service: TestService;
  let receiver: WebhookReceiver;

  /** The only place at FIBO is taken for a while: whatever is asked for now waits. */
  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
    service = await startService({ FIBO_MAX_CONCURRENCY: '1', WEBHOOK_ALLOW_LOOPBACK: 'true' });
    service.simulator.script({ stage: 'job', latencyMs: 800 });
    await postPreferring(service, ASYNC, newBody());
    await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
  });

  afterEach(() => receiver.stop());

  const order = (body: object, path: string) =>
    postPreferring(service, ASYNC, { ...body, webhook_url: receiver.url(path) });

  const eventAt = (path: string) =>
    eventually(() => {
      const [first] = receiver.at(path);
      return Promise.resolve(first && eventIn(first));
    });

  it('is told, and so is another one who shares the picture', async () => {
    const body = newBody();
    const one = await order(body, '/one');
    const two = await order(body, '/two');

    const events = [await eventAt('/one'), await eventAt('/two')];

    expect([one.status, two.status]).toEqual([202, 202]);
    expect(two.body['id']).toBe(one.body['id']);
    expect(events.map(({ data }) => [data['id'], data['status'], data['cached']])).toEqual([
      [one.body['id'], 'completed', false],
      [one.body['id'], 'completed', true],
    ]);
    expect(receiver.received).toHaveLength(2);
  });

  it('is refused when too many wait for the picture, under a key too, and is told when he comes again', async () => {
    const body = newBody();
    const { body: made } = await order(body, '/hooks');
    await service.database.query(
      `UPDATE generation SET webhooks = (
         SELECT jsonb_agg(webhooks -> 0 || jsonb_build_object('id', 'msg_' || number)) FROM generate_series(1, $2::integer) number)
       WHERE id = $1`,
      [made['id'], MAX_SUBSCRIBERS],
    );
    const late = { ...body, webhook_url: receiver.url('/late') };
    const headers = { 'idempotency-key': 'late' };

    const refused = await postPreferring(service, ASYNC, late, headers);

    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'STILL_RUNNING', retryable: true, billed: 'no' },
    });
    expect(refused.headers.get('location')).toBe(`/api/generate/${String(made['id'])}`);
    expect(refused.headers.get('retry-after')).toBe('5');

    await eventAt('/hooks');
    const served = await postPreferring(service, ASYNC, late, headers);
    expect(served).toMatchObject({ status: 200, body: { id: made['id'], cached: true } });
    expect(await eventAt('/late')).toMatchObject({ data: { id: made['id'], cached: true } });
  });

  it('is told that the picture was cancelled', async () => {
    const { body } = await order(newBody(), '/hooks');
    const { status } = await cancel(service, body['id']);

    expect(status).toBe(200);
    expect(await eventAt('/hooks')).toMatchObject({
      type: 'generation.failed',
      data: { id: body['id'], status: 'failed', error_code: 'CANCELLED' },
    });
  });
});
