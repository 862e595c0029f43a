import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from '../support/ask.js';
import { startTestService, type TestService } from '../support/test-service.js';

const NOT_PUBLIC = { msg: 'URL should lead to a public address', type: 'value_error' };

describe('webhook_url', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });

  afterAll(() => service.stop());

  const postBatch = (requests: readonly object[], fields: object = {}) =>
    ask(`${service.url}/api/generate/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requests, ...fields }),
    });

  it.each([
    'http://127.0.0.1:9/hooks',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://localhost:3000/',
    'http://169.254.169.254/latest/meta-data',
    'http://[64:ff9b::a00:1]/',
    'http://10.0.0.1./',
  ])('is refused when it is %s', async (webhook_url) => {
    const { status, body } = await service.post({ prompt: 'A watch', webhook_url });

    expect(status).toBe(422);
    expect(body['detail']).toEqual([{ loc: ['body', 'webhook_url'], ...NOT_PUBLIC }]);
  });

  it('is refused in an item of a batch, before anything is bought', async () => {
    const requests = [
      { prompt: 'A watch' },
      { prompt: 'A lamp', webhook_url: 'http://127.0.0.1/' },
      { prompt: 'A chair', webhook_url: 'http://localhost/' },
    ];
    const { status, body } = await postBatch(requests);

    expect(status).toBe(422);
    expect(body['detail']).toEqual([
      { loc: ['body', 'requests', 1, 'webhook_url'], ...NOT_PUBLIC },
      { loc: ['body', 'requests', 2, 'webhook_url'], ...NOT_PUBLIC },
    ]);
    expect(service.simulator.arrivals()).toHaveLength(0);
  });

  it.each([
    ['value_error', 'http://127.0.0.1:9/hooks'],
    ['value_error', 'http://10.0.0.1/'],
    ['string_type', 7],
    ['url_scheme', 'ftp://example.com/'],
  ])('is refused with %s beside the requests of a batch', async (type, webhook_url) => {
    const { status, body } = await postBatch([{ prompt: 'A watch' }], { webhook_url });

    expect(status).toBe(422);
    expect(body['detail']).toMatchObject([{ loc: ['body', 'webhook_url'], type }]);
    expect(service.simulator.arrivals()).toHaveLength(0);
  });

  it.each([
    ['string_type', 7],
    ['url_parsing', 'hooks'],
    ['url_scheme', 'ftp://example.com/'],
    ['value_error', 'https://user:password@example.com/'],
    ['url_too_long', `https://example.com/${'x'.repeat(2048)}`],
  ])('is refused with %s', async (type, webhook_url) => {
    const { status, body } = await service.post({ prompt: 'A watch', webhook_url });

    expect(status).toBe(422);
    expect(body['detail']).toMatchObject([{ loc: ['body', 'webhook_url'], type }]);
  });

  it('may be null, decides nothing about the picture and is told to nobody', async () => {
    const body = { prompt: 'A luxury watch', mode: 'manual' };
    const { body: made } = await service.post({ ...body, webhook_url: null });
    const url = 'https://hooks.invalid/';
    const { body: repeated } = await service.post({ ...body, webhook_url: url });

    expect(repeated).toEqual({ ...made, cached: true });
    expect(service.simulator.purchases()).toBe(1);
    expect(made).not.toHaveProperty('webhook_url');
  });

  it('may be null beside the requests of a batch, which has no address then', async () => {
    const { status, body } = await postBatch([{ prompt: 'A chair' }], { webhook_url: null });
    const { status: told } = await ask(
      `${service.url}/api/generate/batch/${String(body['batch_id'])}`,
    );

    expect([status, told]).toEqual([200, 404]);
  });
});

describe('The routes of webhooks', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });

  afterAll(() => service.stop());

  it.each([
    ['GET', '/api/webhooks/secret', ['query', 'user_id'], 'missing'],
    ['POST', '/api/webhooks/secret/rotate', ['query', 'user_id'], 'missing'],
    ['GET', '/api/webhooks/deliveries', ['query', 'user_id'], 'missing'],
    ['POST', '/api/webhooks/deliveries/1/redeliver', ['query', 'user_id'], 'missing'],
    ['POST', '/api/webhooks/deliveries/x/redeliver?user_id=1', ['path', 'id'], 'int_parsing'],
    ['GET', '/api/webhooks/deliveries?user_id=1&status=late', ['query', 'status'], 'value_error'],
    ['GET', '/api/webhooks/deliveries?user_id=1&limit=201', ['query', 'limit'], 'less_than_equal'],
    ['GET', '/api/webhooks/deliveries?user_id=1&batch_id=x', ['query', 'batch_id'], 'int_parsing'],
    ['GET', '/api/webhooks/deliveries?user_id=1&cursor=x', ['query', 'cursor'], 'value_error'],
    ['GET', '/api/webhooks/deliveries?user_id=1&page=2', ['query', 'page'], 'extra_forbidden'],
    ['GET', '/api/webhooks/secret?user_id[$gt]=1', ['query', 'user_id'], 'missing'],
  ])('refuse %s %s', async (method, path, loc, type) => {
    const { status, body } = await ask(service.url + path, { method });

    expect(status).toBe(422);
    expect(body['detail']).toContainEqual(expect.objectContaining({ loc, type }));
  });

  it('know no delivery that is not there', async () => {
    const path = '/api/webhooks/deliveries/7/redeliver?user_id=1';
    const { status, body } = await ask(service.url + path, { method: 'POST' });

    expect([status, body['code'], body['detail']]).toEqual([
      404,
      'NOT_FOUND',
      'Delivery not found',
    ]);
  });
});
