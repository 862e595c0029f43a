import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { RequestedErasures } from '../../src/erasure/requested-erasures.js';
import { type Answer, ask } from '../support/ask.js';
import { newBody } from '../support/cache-status.js';
import { eventually } from '../support/eventually.js';
import { batchEnd, getBatch, handOverBatch } from '../support/handed-over-batch.js';
import { keptRollup, recomputedRollup } from '../support/history-rollup.js';
import { cancel, postPreferring } from '../support/post-preferring.js';
import { servicePerTest } from '../support/service-per-test.js';
import type { TestService } from '../support/test-service.js';

const startService = servicePerTest();

const remove = ({ url }: TestService, path: string): Promise<Answer> =>
  ask(`${url}/api/generate/${path}`, { method: 'DELETE' });

const statistics = async (service: TestService, userId: number) =>
  (await service.get(`/api/generate/statistics?user_id=${userId}`)).body;

const history = async (service: TestService, query: string) => {
  const { body } = await service.get(`/api/generate/history?${query}`);
  return { total: body['total'], ids: (body['results'] as { id: number }[]).map(({ id }) => id) };
};

/** Completed generations of user 7. */
const keepMany = ({ database }: TestService, count: number) =>
  database.query(
    `INSERT INTO generation (user_id, state, mode, prompt, aspect_ratio, use_cache, max_retries, simulated, deadline_at, created_at, image_sha256)
     SELECT 7, 'completed', 'ai', 'A watch', '1:1', true, 3, true, now(), now() - n % 7 * interval '1 hour', 'x' FROM generate_series(1, $1::integer) n`,
    [count],
  );

describe('DELETE /api/generate/history, of much or beside others', () => {
  it('goes in steps: more than one statement takes', async () => {
    const service = await startService();
    await keepMany(service, 1700);

    expect((await remove(service, 'history?user_id=7')).body).toMatchObject({ deleted: 1700 });

    expect(await history(service, 'user_id=7')).toEqual({ total: 0, ids: [] });
    expect(await statistics(service, 7)).toMatchObject({ total_generations: 1700 });
    expect(await keptRollup(service.database)).toEqual(await recomputedRollup(service.database));
  });

  it('goes in steps through items that were not begun, and kept answers', async () => {
    const service = await startService();
    await service.database.query(
      `INSERT INTO idempotency_key (user_id, route, key, body_hash, answer, lease_expires_at, expires_at)
       SELECT 7, 'POST', n::text, '', '{"body":{"prompt":"A watch"}}', now(), now() + interval '1 day' FROM generate_series(1, 1100) n`,
    );
    const batch = await handOverBatch(service, { requests: [{ ...newBody(), user_id: 8 }] });
    await batchEnd(service, batch);
    await service.database.query(
      `INSERT INTO batch_item (batch_id, index, request)
       SELECT id, n, '{"user_id":7,"prompt":"A watch"}' FROM batch, generate_series(1, 1100) n`,
    );

    await remove(service, 'history?user_id=7');

    const words = await service.database.query(
      `SELECT FROM idempotency_key WHERE answer LIKE '%watch%' UNION ALL
       SELECT FROM batch_item WHERE request IS NOT NULL AND index > 0`,
    );
    expect(words).toEqual([]);
  });

  it('leaves nothing when somebody else erases the same at the same time', async () => {
    const service = await startService();
    await keepMany(service, 1700);
    const dataSource = service.app.get(DataSource);
    const other = dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query(
      `UPDATE generation SET state = 'erased_completed', erased_at = now() WHERE id IN (
         SELECT id FROM generation ORDER BY created_at DESC, id DESC LIMIT 500)`,
    );

    const erasing = remove(service, 'history?user_id=7');
    await eventually(async () => {
      const [waiting] = await dataSource.query<unknown[]>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting;
    });
    await other.commitTransaction();
    await other.release();

    expect((await erasing).body).toMatchObject({ deleted: 1200 });
    expect(await history(service, 'user_id=7')).toEqual({ total: 0, ids: [] });
  });

  it('buys nothing for an item whose generation is given up by who asked for it first', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    service.simulator.script({ stage: 'job', latencyMs: 60_000 });
    await postPreferring(service, 'respond-async', newBody());
    await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
    const body = newBody();
    const { body: first } = await postPreferring(service, 'respond-async', body);
    const opened = await handOverBatch(service, { requests: [body] });
    await eventually(async () => {
      const [shared] = await service.database.query('SELECT index FROM batch_item WHERE is_shared');
      return shared;
    });

    await remove(service, `history?user_id=${body.user_id}`);
    await cancel(service, first['id']);
    const { body: batch } = await batchEnd(service, opened);
    await service.app.get(RequestedErasures, { strict: false }).sweep();

    expect((await getBatch(service, batch['id'])).body['error_codes']).toEqual(['ERASED']);
    expect(service.simulator.purchases()).toBe(1);
    const left = await service.database.query(
      `SELECT id FROM generation WHERE user_id = $1
       UNION ALL SELECT batch_id FROM batch_item WHERE request IS NOT NULL`,
      [body.user_id],
    );
    expect(left).toEqual([]);
  });
});
