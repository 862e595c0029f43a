import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { VERSION } from '../../src/config/version.js';
import { type Answer, ask } from '../support/ask.js';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { batchEnd, handOverBatch } from '../support/handed-over-batch.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { eventIn, WebhookReceiver } from '../support/webhook-receiver.js';

let service: TestService;
let receiver: WebhookReceiver;

beforeAll(async () => {
  service = await startTestService({ WEBHOOK_ALLOW_LOOPBACK: 'true' });
});

afterAll(() => service.stop());

beforeEach(async () => {
  receiver = await WebhookReceiver.start();
});

afterEach(async () => {
  await receiver.stop();
  service.simulator.reset();
});

const received = (count: number, path = '/hooks') =>
  eventually(() => {
    const found = receiver.at(path);
    return Promise.resolve(found.length >= count ? found : undefined);
  });

const eventAt = async (path: string) => {
  const [first] = await received(1, path);
  if (!first) throw new Error('nothing came');
  return eventIn(first);
};

const post = (path: string): Promise<Answer> => ask(service.url + path, { method: 'POST' });

const secretOf = async (userId: number): Promise<string> =>
  String((await service.get(`/api/webhooks/secret?user_id=${userId}`)).body['secret']);

type Delivery = Readonly<Record<string, unknown>>;

const deliveriesOf = async (userId: number, query = ''): Promise<readonly Delivery[]> => {
  const { body } = await service.get(`/api/webhooks/deliveries?user_id=${userId}${query}`);
  return body['results'] as Delivery[];
};

const deliveryIn = (userId: number, status: string) =>
  eventually(async () => (await deliveriesOf(userId, `&status=${status}`))[0]);

/** As if their time had come, but for those that are being sent. */
const letTimePass = () =>
  service.database.query(
    `UPDATE webhook_delivery SET next_attempt_at = now() WHERE status = 'pending' AND fence = attempts`,
  );

describe('An event', () => {
  it('tells the resource as GET has it, signed as Standard Webhooks wants it', async () => {
    const body = newBody();
    const { body: made } = await service.post({ ...body, webhook_url: receiver.url() });
    const [message] = await received(1);
    if (!message) throw new Error('nothing came');

    const webhook = new Webhook(await secretOf(body.user_id));
    const event = webhook.verify(message.body, message.headers as Record<string, string>);
    const { body: resource } = await service.get(`/api/generate/${String(made['id'])}`);
    expect(event).toEqual({
      type: 'generation.completed',
      timestamp: resource['completed_at'],
      data: resource,
    });
    expect(message.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': `generation-api/${VERSION}`,
    });
    expect(receiver.received).toHaveLength(1);
  });

  it('tells of a failure', async () => {
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422 });
    const { body: failure } = await service.post({ ...newBody(), webhook_url: receiver.url() });

    const { type, data } = await eventAt('/hooks');

    expect(type).toBe('generation.failed');
    expect(data).toMatchObject({
      id: failure['generation_id'],
      status: 'failed',
      error_code: 'GENERATION_REFUSED',
    });
  });

  it('comes of a hit too, and of nothing without an address', async () => {
    const body = newBody();
    const { body: made } = await service.post(body);
    await service.post({ ...body, webhook_url: receiver.url('/hit') });

    expect(await eventAt('/hit')).toMatchObject({
      type: 'generation.completed',
      data: { id: made['id'], status: 'completed', cached: true },
    });
    expect(receiver.received).toHaveLength(1);
    expect(service.simulator.purchases()).toBe(1);
  });

  it('comes to everybody who shares one purchase, each at his own address', async () => {
    const body = newBody();
    const paths = Array.from({ length: 10 }, (_, index) => `/shared/${index}`);
    service.simulator.script({ stage: 'job', latencyMs: 300 });
    const answers = await Promise.all(
      paths.map((path) => service.post({ ...body, webhook_url: receiver.url(path) })),
    );

    const events = await Promise.all(paths.map(eventAt));

    const [id] = answers.map((answer) => answer.body['id']);
    expect(events.map(({ data }) => data['id'])).toEqual(Array(10).fill(id));
    expect(events.filter(({ data }) => data['cached'] === false)).toHaveLength(1);
    expect(service.simulator.purchases()).toBe(1);
    expect(receiver.received).toHaveLength(10);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(10);
  });

  it('comes of each item of a batch that is handed over, whether it is bought or shared', async () => {
    const item = newBody();
    const requests = ['/first', '/second'].map((path) => ({
      ...item,
      webhook_url: receiver.url(path),
    }));
    const batch = await handOverBatch(service, { requests: [...requests, newBody()] });
    await batchEnd(service, batch);

    const events = [await eventAt('/first'), await eventAt('/second')];

    const ids = events.map(({ data }) => data['id']);
    expect(new Set(ids).size).toBe(1);
    expect(events.map(({ type }) => type)).toEqual(Array(2).fill('generation.completed'));
    expect(await deliveriesOf(item.user_id)).toHaveLength(2);
  });

  it('comes of an item of a batch that has an address, and of no other', async () => {
    const [one, two] = [newBody(), newBody()];
    const requests = [
      { ...one, webhook_url: receiver.url('/item') },
      { ...one, webhook_url: receiver.url('/same') },
      two,
    ];
    await ask(`${service.url}/api/generate/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requests }),
    });

    const events = [await eventAt('/item'), await eventAt('/same')];

    expect(events.map(({ data }) => data['cached']).sort()).toEqual([false, true]);
    expect(receiver.received).toHaveLength(2);
  });

  it('comes once of a request that is repeated with its key', async () => {
    const body = { ...newBody(), webhook_url: receiver.url() };
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'once' };
    await service.post(body, { headers });
    await service.post(body, { headers });
    await received(1);
    await deliveryIn(body.user_id, 'delivered');

    expect(await deliveriesOf(body.user_id)).toHaveLength(1);
  });
});

describe('A delivery', () => {
  it('is tried again with the same id when the receiver fails, and logged', async () => {
    const body = newBody();
    receiver.answer = (response) => response.writeHead(500).end('no');
    await service.post({ ...body, webhook_url: receiver.url() });
    const failed = await eventually(async () =>
      (await deliveriesOf(body.user_id)).find(({ attempts }) => attempts === 1),
    );
    expect(failed).toMatchObject({
      status: 'pending',
      last_status: 500,
      last_error: 'Answered 500',
    });

    receiver.answer = (response) => response.writeHead(200).end('x'.repeat(200_000));
    await letTimePass();
    const delivered = await deliveryIn(body.user_id, 'delivered');

    expect(delivered).toMatchObject({ attempts: 2, next_attempt_at: null, last_error: null });
    expect(delivered['log']).toMatchObject([
      { status: 500, error: 'Answered 500' },
      { status: 200, error: null },
    ]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('fails for good when the receiver is gone, and after the last try', async () => {
    const [gone, tired] = [newBody(), newBody()];
    receiver.answer = (response, { path }) =>
      response.writeHead(path === '/gone' ? 410 : 503).end();
    await service.post({ ...gone, webhook_url: receiver.url('/gone') });
    await service.post({ ...tired, webhook_url: receiver.url('/tired') });

    expect(await deliveryIn(gone.user_id, 'failed')).toMatchObject({ attempts: 1 });
    const last = await eventually(async () => {
      await letTimePass();
      return (await deliveriesOf(tired.user_id, '&status=failed'))[0];
    });
    expect(last).toMatchObject({ attempts: 7, next_attempt_at: null, last_status: 503 });
    expect(receiver.at('/tired')).toHaveLength(7);
  });

  it('follows no redirect', async () => {
    const body = newBody();
    receiver.answer = (response) => response.writeHead(302, { location: '/elsewhere' }).end();
    await service.post({ ...body, webhook_url: receiver.url() });

    const error = 'Answered 302; redirects are not followed';
    await eventually(async () =>
      (await deliveriesOf(body.user_id)).find(({ last_error }) => last_error === error),
    );
    expect(receiver.at('/elsewhere')).toHaveLength(0);
  });

  it('is made again when its owner wants it, with the same id, and is nobody else’s', async () => {
    const body = newBody();
    await service.post({ ...body, webhook_url: receiver.url() });
    const { id } = await deliveryIn(body.user_id, 'delivered');

    const path = `/api/webhooks/deliveries/${String(id)}/redeliver`;
    expect((await post(`${path}?user_id=${body.user_id + 1}`)).status).toBe(404);
    const again = await post(`${path}?user_id=${body.user_id}`);
    const [first, second] = await received(2);

    expect(again).toMatchObject({ status: 200, body: { id, status: 'pending' } });
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    await deliveryIn(body.user_id, 'delivered');
  });

  it('of one owner is not kept waiting by the slow receiver of another one', async () => {
    const [slow, quick] = [newBody(), newBody()];
    const held: (() => void)[] = [];
    receiver.answer = (response, { path }) => {
      const answer = () => void response.writeHead(204).end();
      if (path === '/slow') held.push(answer);
      else answer();
    };
    const webhook_url = receiver.url('/slow');
    await Promise.all(Array.from({ length: 12 }, () => service.post({ ...slow, webhook_url })));
    await received(4, '/slow');
    await service.post({ ...quick, webhook_url: receiver.url('/quick') });

    await received(1, '/quick');
    expect(receiver.at('/slow')).toHaveLength(4);

    receiver.answer = (response) => response.writeHead(204).end();
    held.forEach((answer) => answer());
    await received(12, '/slow');
  });

  it('is found a page at a time, by generation and by state', async () => {
    const body = newBody();
    const ids: unknown[] = [];
    for (const prompt of ['A watch', 'A lamp', 'A chair']) {
      const made = await service.post({ ...body, prompt, webhook_url: receiver.url() });
      ids.push(made.body['id']);
    }
    const path = `/api/webhooks/deliveries?user_id=${body.user_id}`;
    const one = await service.get(`${path}&limit=2`);
    const two = await service.get(`${path}&limit=2&cursor=${String(one.body['next_cursor'])}`);

    const pages = [one, two].flatMap((page) => page.body['results'] as Delivery[]);
    expect(pages.map(({ generation_id }) => generation_id)).toEqual(ids.reverse());
    expect(two.body['next_cursor']).toBeNull();
    expect(await deliveriesOf(body.user_id, `&generation_id=${String(ids[1])}`)).toHaveLength(1);
    const foreign = await service.get(
      `/api/webhooks/deliveries?user_id=1&cursor=${String(one.body['next_cursor'])}`,
    );
    expect(foreign.status).toBe(422);
  });
});
