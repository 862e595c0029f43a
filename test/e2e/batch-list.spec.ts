import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newBody } from '../support/cache-status.js';
import { batchEnd, changeBatch, getBatch, handOverBatch } from '../support/handed-over-batch.js';
import { newBodies, postBatch, resultsOf } from '../support/post-batch.js';
import { servicePerTest } from '../support/service-per-test.js';
import { startTestService, type TestService } from '../support/test-service.js';

const startService = servicePerTest();

describe('GET /api/generate/batch', () => {
  it('lists what a user handed over, newest first, a page at a time', async () => {
    const service = await startService();
    const [user, other] = [newBody().user_id, newBody().user_id];
    const of = (userId: number) => ({ ...newBody(), user_id: userId });
    const handed = [];
    for (let made = 0; made < 3; made++)
      handed.push(await handOverBatch(service, { requests: [of(user), of(other)] }));
    await handOverBatch(service, { requests: [of(other)] });
    await postBatch(service, { requests: [of(user)] });
    for (const batch of handed) await batchEnd(service, batch);

    const list = (query: string) => service.get(`/api/generate/batch?user_id=${user}&${query}`);
    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${String(first.body['next_cursor'])}`);
    const none = await list('status=processing');

    const ids = [first, second].flatMap((page) => resultsOf(page).map((batch) => batch?.['id']));
    expect(ids).toEqual(handed.map(({ body }) => body['id']).reverse());
    expect(first.body).toMatchObject({ limit: 2, next_cursor: expect.any(String) });
    expect(second.body['next_cursor']).toBeNull();
    expect(none.body).toMatchObject({ results: [], next_cursor: null });
    expect(resultsOf(first)[0]).toEqual({
      id: handed[2]?.body['id'],
      status: 'completed',
      total: 2,
      successful: 2,
      failed: 0,
      pending: 0,
      processing: 0,
      created_at: expect.any(String),
      completed_at: expect.any(String),
    });
  });
});

describe('The routes of batches', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });

  afterAll(() => service.stop());

  it.each([
    ['', 'user_id'],
    ['user_id=0', 'user_id'],
    ['user_id=1&user_id=1', 'user_id'],
    ['user_id=1&status=failed', 'status'],
    ['user_id=1&status=', 'status'],
    ['user_id=1&limit=0', 'limit'],
    ['user_id=1&limit=201', 'limit'],
    ['user_id=1&cursor=', 'cursor'],
    ['user_id=1&cursor=x', 'cursor'],
    ['user_id=1&offset=0', 'offset'],
  ])('refuse the query %j', async (query, parameter) => {
    const { status, body } = await service.get(`/api/generate/batch?${query}`);

    expect(status).toBe(422);
    expect(body['detail']).toMatchObject([{ loc: ['query', parameter] }]);
  });

  it('refuse a cursor of another user or status', async () => {
    for (let made = 0; made < 2; made++)
      await batchEnd(service, await handOverBatch(service, { requests: [{ prompt: 'A watch' }] }));
    const { body } = await service.get('/api/generate/batch?user_id=1&limit=1');
    const cursor = String(body['next_cursor']);

    for (const filter of ['user_id=2', 'user_id=1&status=completed']) {
      const answer = await service.get(`/api/generate/batch?${filter}&cursor=${cursor}`);
      expect(answer).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED' } });
    }
  });

  it('know no batch that was not handed over', async () => {
    const { body } = await postBatch(service, { requests: newBodies(1) });

    for (const id of [body['batch_id'], 987_654_321]) {
      expect(await getBatch(service, id)).toMatchObject({ status: 404 });
      expect(await changeBatch(service, id, 'cancel')).toMatchObject({ status: 404 });
      expect(await changeBatch(service, id, 'retry')).toMatchObject({ status: 404 });
    }
    expect(await getBatch(service, 'seven')).toMatchObject({ status: 422 });
    expect(await changeBatch(service, '9007199254740993', 'cancel')).toMatchObject({ status: 422 });
  });
});
