import { describe, expect, it } from '@jest/globals';
import { RequestedErasures } from '../../src/erasure/requested-erasures.js';
import { type Answer, ask } from '../support/ask.js';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { batchEnd, getBatch, handOverBatch } from '../support/handed-over-batch.js';
import { keptRollup, recomputedRollup } from '../support/history-rollup.js';
import { agePictures, keptPictures, pictureName } from '../support/kept-pictures.js';
import { cancel, postPreferring } from '../support/post-preferring.js';
import { servicePerTest } from '../support/service-per-test.js';
import type { TestService } from '../support/test-service.js';

const startService = servicePerTest();

const NOT_FOUND = { status: 404, body: { detail: 'Generation not found', code: 'NOT_FOUND' } };

const remove = ({ url }: TestService, path: string): Promise<Answer> =>
  ask(`${url}/api/generate/${path}`, { method: 'DELETE' });

const statistics = async (service: TestService, userId: number) =>
  (await service.get(`/api/generate/statistics?user_id=${userId}`)).body;

const history = async (service: TestService, query: string) => {
  const { body } = await service.get(`/api/generate/history?${query}`);
  return { total: body['total'], ids: (body['results'] as { id: number }[]).map(({ id }) => id) };
};

describe('DELETE /api/generate/{id}', () => {
  it('erases a generation: nobody finds it any more, and figures stay as they were', async () => {
    const service = await startService();
    const body = { ...newBody(), project_id: 3 };
    const { body: kept } = await service.post({ ...body, prompt: 'Another one' });
    const { body: made } = await service.post(body);
    const before = await statistics(service, body.user_id);
    await agePictures(service);

    const erased = await remove(service, String(made['id']));

    expect(erased).toMatchObject({ status: 200, body: { status: 'success', deleted: 1 } });
    const address = `/api/generate/${String(made['id'])}`;
    for (const path of [address, `${address}/image`, `${address}/events`]) {
      expect(await service.get(path)).toMatchObject(NOT_FOUND);
    }
    expect(await cancel(service, made['id'])).toMatchObject(NOT_FOUND);
    expect(await remove(service, String(made['id']))).toMatchObject(NOT_FOUND);
    const found = { total: 1, ids: [kept['id']] };
    for (const filter of ['', '&project_id=3', '&status=completed', '&mode=manual', '&limit=1']) {
      expect(await history(service, `user_id=${body.user_id}${filter}`)).toEqual(found);
    }
    expect(await statistics(service, body.user_id)).toEqual(before);
    expect(await keptRollup(service.database)).toEqual(await recomputedRollup(service.database));
    expect(await keptPictures(service)).toEqual([pictureName(kept['image_url'])]);
  });

  it('lets nobody have it from the cache: the same is bought anew', async () => {
    const service = await startService();
    const body = newBody();
    const { body: made } = await service.post(body);
    expect((await service.post(body)).body['cached']).toBe(true);

    await remove(service, String(made['id']));
    const again = await service.post(body);

    expect(again.body).toMatchObject({ cached: false, status: 'completed' });
    expect(service.simulator.purchases()).toBe(2);
  });

  it('leaves the picture to another generation that has the same, and one that was put just now', async () => {
    const service = await startService();
    const [one, other] = [newBody(), newBody()];
    const { body: made } = await service.post(one);
    await service.post(other);
    const sha256 = pictureName(made['image_url']).slice(0, 64);
    await service.database.query('UPDATE generation SET image_sha256 = $1 WHERE user_id = $2', [
      sha256,
      other.user_id,
    ]);
    const { length } = await keptPictures(service);
    await agePictures(service);

    await remove(service, String(made['id']));
    const shared = await keptPictures(service);
    const { body: fresh } = await service.post(newBody());
    await remove(service, String(fresh['id']));

    expect(shared).toHaveLength(length);
    expect(await keptPictures(service)).toContain(pictureName(fresh['image_url']));
    expect(await service.database.query('SELECT FROM discarded_image')).toHaveLength(1);
  });

  it('waits for nobody: 409 while it is under way', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'job', latencyMs: 60_000 });
    const { body: begun } = await postPreferring(service, 'respond-async', newBody());

    expect(await remove(service, String(begun['id']))).toMatchObject({
      status: 409,
      body: { code: 'STILL_RUNNING', generation_id: begun['id'], billed: 'no' },
    });
  });

  it('leaves nothing of one that was cancelled', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    service.simulator.script({ stage: 'job', latencyMs: 60_000 });
    await postPreferring(service, 'respond-async', newBody());
    await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
    const { body: waiting } = await postPreferring(service, 'respond-async', newBody());
    await cancel(service, waiting['id']);

    expect(await remove(service, String(waiting['id']))).toMatchObject({ body: { deleted: 1 } });

    const sql = 'SELECT FROM generation WHERE id = $1';
    expect(await service.database.query(sql, [waiting['id']])).toEqual([]);
  });

  it('is told to batches: the item has no result, is no failure to try again, and buys nothing', async () => {
    const service = await startService();
    const items = [newBody(), newBody()];
    const opened = await handOverBatch(service, { requests: items });
    const { body: batch } = await batchEnd(service, opened);
    const [, second] = batch['results'] as { id: number }[];

    await remove(service, String(second?.id));
    const retried = await ask(`${service.url}/api/generate/batch/${String(batch['id'])}/retry`, {
      method: 'POST',
    });

    const told = await getBatch(service, batch['id']);
    expect(told.body).toMatchObject({
      status: 'completed',
      total: 2,
      successful: 1,
      failed: 1,
      results: [expect.anything(), null],
      errors: [null, 'Generation 2 erased'],
      error_codes: [null, 'ERASED'],
    });
    expect(retried.body).toEqual(told.body);
    expect(service.simulator.purchases()).toBe(2);
    const list = await service.get(`/api/generate/batch?user_id=${items[0]?.user_id}`);
    expect(list.body['results']).toMatchObject([{ successful: 1, failed: 1 }]);
    const events = await fetch(`${service.url}/api/generate/batch/${String(batch['id'])}/events`);
    expect(await events.text()).toContain('event: batch');
  });

  it('ends what a batch that nothing is left of had to tell', async () => {
    const service = await startService({ WEBHOOK_ALLOW_LOOPBACK: 'true' });
    const webhook_url = 'http://127.0.0.1:9/hooks';
    const opened = await handOverBatch(service, { requests: [newBody()], webhook_url });
    const { body: batch } = await batchEnd(service, opened);
    const [only] = batch['results'] as { id: number }[];

    await remove(service, String(only?.id));

    expect(await service.database.query('SELECT webhook_url FROM batch')).toEqual([
      { webhook_url: null },
    ]);
    expect(await service.database.query('SELECT FROM webhook_delivery')).toEqual([]);
  });

  it.each([
    ['bought', false],
    ['found', true],
  ])('is told to whoever repeats a call that %s it: nothing is bought', async (_, isThere) => {
    const service = await startService();
    const body = newBody();
    if (isThere) await service.post(body);
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'once' };
    const { body: made } = await service.post(body, { headers });

    await remove(service, String(made['id']));

    expect(await service.post(body, { headers })).toMatchObject(NOT_FOUND);
    expect(service.simulator.purchases()).toBe(1);
  });
});

describe('DELETE /api/generate/history', () => {
  it('erases all generations of a user and nothing of others, however often it is asked', async () => {
    const service = await startService();
    const body = newBody();
    for (const prompt of ['One', 'Two', 'Three']) await service.post({ ...body, prompt });
    const other = newBody();
    await service.post(other);
    const before = await statistics(service, body.user_id);

    const erased = await remove(service, `history?user_id=${body.user_id}`);
    const repeated = await remove(service, `history?user_id=${body.user_id}`);

    expect(erased).toMatchObject({ status: 200, body: { status: 'success', deleted: 3 } });
    expect(repeated.body).toEqual({ status: 'success', deleted: 0 });
    expect(await history(service, `user_id=${body.user_id}`)).toEqual({ total: 0, ids: [] });
    expect(await history(service, `user_id=${other.user_id}`)).toMatchObject({ total: 1 });
    expect(await statistics(service, body.user_id)).toEqual(before);
  });

  it('erases those of one project alone', async () => {
    const service = await startService();
    const body = newBody();
    const { body: kept } = await service.post({ ...body, project_id: 1 });
    await service.post({ ...body, prompt: 'Of another project', project_id: 2 });

    const erased = await remove(service, `history?user_id=${body.user_id}&project_id=2`);

    expect(erased.body).toMatchObject({ deleted: 1 });
    expect(await history(service, `user_id=${body.user_id}`)).toEqual({
      total: 1,
      ids: [kept['id']],
    });
  });

  it('erases what is under way when it ends, and items that were not begun yet', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    const body = newBody();
    service.simulator.script({ stage: 'job', latencyMs: 300 });
    const waits = service.post(body);
    await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
    const later = { ...newBody(), user_id: body.user_id };
    const requests = [later, { ...later, prompt: 'The last one' }];
    const opened = await handOverBatch(service, { requests, parallel: false });

    const erased = await remove(service, `history?user_id=${body.user_id}`);
    const { body: made } = await waits;
    const { body: batch } = await batchEnd(service, opened);
    await service.app.get(RequestedErasures, { strict: false }).sweep();

    expect(erased.body).toMatchObject({ deleted: 0 });
    expect(made).toMatchObject({ status: 'completed' });
    expect(batch).toMatchObject({ status: 'completed', total: 2 });
    expect(await history(service, `user_id=${body.user_id}`)).toEqual({ total: 0, ids: [] });
    expect(await statistics(service, body.user_id)).toMatchObject({ total_generations: 3 });
    expect((await getBatch(service, batch['id'])).body['error_codes']).toEqual([
      'ERASED',
      'ERASED',
    ]);
    expect(await service.database.query('SELECT request FROM batch_item')).toEqual([
      { request: null },
      { request: null },
    ]);
  });

  it.each([
    '',
    'user_id=0',
    'user_id=7&project_id=x',
    'user_id=7&project=3',
    'user_id=7&user_id=8',
  ])('refuses %j, and erases nothing', async (query) => {
    const service = await startService();
    await service.post({ ...newBody(), user_id: 7 });

    expect(await remove(service, `history?${query}`)).toMatchObject({
      status: 422,
      body: { code: 'VALIDATION_FAILED' },
    });

    expect(await history(service, 'user_id=7')).toMatchObject({ total: 1 });
  });
});
