import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { RollupWatermark } from '../../src/generation/rollup/rollup-watermark.js';
import { eventually } from '../support/eventually.js';
import { keptRollup, recomputedRollup } from '../support/history-rollup.js';
import { HistoryTable } from '../support/history-table.js';
import { startTestService } from '../support/test-service.js';

const TODAY = `(now() AT TIME ZONE 'UTC')::date`;

let table: HistoryTable;

beforeEach(async () => {
  table = await HistoryTable.create();
});

afterEach(() => table.drop());

async function isAtToday(): Promise<true | undefined> {
  const rows = await table.database.query(
    `SELECT FROM generation_rollup_watermark WHERE day = ${TODAY}`,
  );
  return rows.length === 1 || undefined;
}

describe(RollupWatermark.name, () => {
  it('adds all days that are over to their months when the service starts', async () => {
    await table.database.query(`UPDATE generation_rollup_watermark SET day = ${TODAY} - 40`);
    await table.database.query(`
      INSERT INTO generation (user_id, state, mode, prompt, aspect_ratio, use_cache, max_retries, simulated, deadline_at, created_at)
      SELECT 1 + n % 3, 'failed', 'ai', 'A watch', '1:1', true, 3, true, now(), now() - n * interval '1 day'
      FROM generate_series(0, 45) n`);

    const service = await startTestService({ DATABASE_URL: table.database.url });
    await eventually(isAtToday);

    const kept = await keptRollup(table.database);
    expect(kept).toEqual(await recomputedRollup(table.database));
    expect(kept.months.length).toBeGreaterThan(3);
    await service.stop();
  });

  it('has many figures of a day among those of its month user by user', async () => {
    await table.putWatermark('2025-02-28');
    await table.database.query(`
      INSERT INTO generation (user_id, state, mode, prompt, aspect_ratio, use_cache, max_retries, simulated, deadline_at, created_at)
      SELECT n, 'failed', 'ai', 'A watch', '1:1', true, 3, true, now(), '2025-02-28T12:00:00Z' FROM generate_series(1, 6000) n`);

    const steps: number[] = [];
    for (let step = 0; step < 3; step++) {
      await table.advanceWatermark();
      const kept = await keptRollup(table.database);
      expect(kept).toEqual(await recomputedRollup(table.database));
      steps.push(kept.months.length);
    }

    expect(steps).toEqual([5_000, 6_000, 6_000]);
  });

  it('does not keep writers waiting for whoever holds the figures', async () => {
    const holder = new Client({ connectionString: table.database.url });
    await holder.connect();
    await table.putWatermark('2025-02-28');
    await holder.query('BEGIN; LOCK TABLE generation_daily IN ROW EXCLUSIVE MODE');

    const advanced = table.advanceWatermark();

    await expect(advanced).rejects.toMatchObject({ code: '55P03' });
    await holder.end();
  });

  it('leaves today to its days', async () => {
    const [{ today }] = (await table.database.query(
      `UPDATE generation_rollup_watermark SET day = (now() AT TIME ZONE 'UTC')::date RETURNING day::text AS today`,
    )) as [{ readonly today: string }];

    await table.advanceWatermark();

    expect(await table.database.query('SELECT day::text FROM generation_rollup_watermark')).toEqual(
      [{ day: today }],
    );
  });
});
