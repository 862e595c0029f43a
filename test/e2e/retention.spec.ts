import { describe, expect, it } from '@jest/globals';
import { DiscardedImages } from '../../src/erasure/discarded-images.js';
import { ErasureNews } from '../../src/erasure/erasure-news.js';
import { HistoryRetention } from '../../src/erasure/history-retention.js';
import { PictureRetention } from '../../src/erasure/picture-retention.js';
import { newBody } from '../support/cache-status.js';
import { batchEnd, changeBatch, handOverBatch } from '../support/handed-over-batch.js';
import { keptRollup, recomputedRollup } from '../support/history-rollup.js';
import { agePictures, keptPictures, pictureName } from '../support/kept-pictures.js';
import { servicePerTest } from '../support/service-per-test.js';
import type { TestService } from '../support/test-service.js';

const startService = servicePerTest();

/** As if it had been accepted and completed so many days ago. */
const age = ({ database }: TestService, id: unknown, days: number) =>
  database.query(
    `UPDATE generation SET created_at = created_at - $2 * interval '1 day', completed_at = completed_at - $2 * interval '1 day'
     WHERE id = $1`,
    [id, days],
  );

const idsOf = async (service: TestService, userId: number) => {
  const { body } = await service.get(`/api/generate/history?user_id=${userId}`);
  return (body['results'] as { id: number }[]).map(({ id }) => id);
};

const countOf = async (service: TestService, userId: number) =>
  (await service.get(`/api/generate/statistics?user_id=${userId}&days=365`)).body[
    'total_generations'
  ];

describe('HISTORY_RETENTION_DAYS', () => {
  it('erases what was accepted before, and nothing else', async () => {
    const service = await startService({ HISTORY_RETENTION_DAYS: '30' });
    const body = newBody();
    const { body: old } = await service.post(body);
    const { body: younger } = await service.post({ ...body, prompt: 'A younger one' });
    await age(service, old['id'], 31);
    await age(service, younger['id'], 29);

    await service.app.get(HistoryRetention, { strict: false }).sweep();

    expect(await idsOf(service, body.user_id)).toEqual([younger['id']]);
    expect(await countOf(service, body.user_id)).toBe(2);
    expect(await keptRollup(service.database)).toEqual(await recomputedRollup(service.database));
  });

  it('erases what batches hold of items that were never made, and what was cancelled', async () => {
    const service = await startService({ HISTORY_RETENTION_DAYS: '30', FIBO_MAX_CONCURRENCY: '1' });
    service.simulator.script({ stage: 'job', latencyMs: 300 });
    const requests = [newBody(), newBody(), newBody()];
    const opened = await handOverBatch(service, { requests, parallel: false });
    await changeBatch(service, opened.body['id'], 'cancel');
    await batchEnd(service, opened);
    const monthAgo = `created_at = created_at - interval '31 days'`;
    await service.database.query(`UPDATE batch SET ${monthAgo}`);
    await service.database.query(`UPDATE generation SET ${monthAgo}`);

    await service.app.get(HistoryRetention, { strict: false }).sweep();

    const left = await service.database.query(
      'SELECT FROM batch_item WHERE request IS NOT NULL UNION ALL SELECT FROM generation WHERE prompt <> $1',
      [''],
    );
    expect(left).toEqual([]);
  });

  it('is off unless it is set', async () => {
    const service = await startService();
    const body = newBody();
    const { body: old } = await service.post(body);
    await age(service, old['id'], 3650);

    await service.app.get(HistoryRetention, { strict: false }).sweep();
    await service.app.get(PictureRetention, { strict: false }).sweep();

    expect(await idsOf(service, body.user_id)).toEqual([old['id']]);
    expect(
      (await service.get(`/api/generate/${String(old['id'])}`)).body['image_url'],
    ).not.toBeNull();
  });
});

describe('IMAGE_RETENTION_DAYS', () => {
  it('removes pictures and leaves their generations', async () => {
    const service = await startService({ IMAGE_RETENTION_DAYS: '7' });
    const body = newBody();
    const { body: old } = await service.post(body);
    const { body: younger } = await service.post({ ...body, prompt: 'A younger one' });
    await age(service, old['id'], 8);
    await age(service, younger['id'], 6);
    await agePictures(service);

    await service.app.get(PictureRetention, { strict: false }).sweep();
    await service.app.get(DiscardedImages, { strict: false }).sweep();

    const address = `/api/generate/${String(old['id'])}`;
    expect((await service.get(address)).body).toMatchObject({
      status: 'completed',
      prompt: body.prompt,
      image_url: null,
      result_url: null,
    });
    expect(await service.get(`${address}/image`)).toMatchObject({ status: 404 });
    expect(await keptPictures(service)).toEqual([pictureName(younger['image_url'])]);
    expect(await idsOf(service, body.user_id)).toEqual([younger['id'], old['id']]);
    expect(await service.database.query('SELECT FROM discarded_image')).toEqual([]);
  });
});

describe('A node that nobody told', () => {
  it('finds out what was erased, and has it in its memory no longer', async () => {
    const service = await startService();
    const body = newBody();
    const { body: made } = await service.post(body);
    await service.database.query(
      `UPDATE generation SET state = 'erased_completed', erased_at = now(), prompt = '', cache_key = NULL WHERE id = $1`,
      [made['id']],
    );
    expect((await service.post(body)).body['cached']).toBe(true);

    await service.app.get(ErasureNews, { strict: false }).sweep();

    expect((await service.post(body)).body).toMatchObject({ cached: false, status: 'completed' });
  });

  it('erases what was written of them since, however many they are', async () => {
    const service = await startService();
    await service.database.query(
      `WITH erased AS (
         INSERT INTO generation (user_id, state, mode, prompt, aspect_ratio, use_cache, max_retries, simulated, deadline_at, erased_at)
         SELECT 7, 'erased_failed', 'ai', '', '', true, 3, true, now(), now() - n % 2 * interval '1 second' FROM generate_series(1, 1100) n
         RETURNING id)
       INSERT INTO idempotency_key (user_id, route, key, body_hash, answer, generation_ids, lease_expires_at, expires_at)
       SELECT 7, 'POST', id::text, '', '{"body":{"prompt":"A watch"}}', ARRAY[id], now(), now() + interval '1 day' FROM erased`,
    );

    await service.app.get(ErasureNews, { strict: false }).sweep();

    const sql = `SELECT FROM idempotency_key WHERE answer LIKE '%watch%'`;
    expect(await service.database.query(sql)).toEqual([]);
  });
});
