import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import {
  type GenerationFilter,
  GenerationPageReader,
  type PageStart,
} from '../../src/generation/generation-page.read.js';
import { GenerationStatisticsReader } from '../../src/generation/generation-statistics.read.js';
import { LeaseRepository } from '../../src/generation/leases/lease.repository.js';
import { HistoryTable } from '../support/history-table.js';
import { readsDuring } from '../support/reads.js';

/** On 347 days; 60,000 are of user 1, with about ten rows of figures for each day. */
const ROWS = 100_000;
const END = new Date('2025-12-14T05:20:00Z');

/** As far from a midnight as can be. */
const NOON = new Date('2025-12-12T12:00:00Z');
/** Of user 1. */
const ROWS_OF_HALF_A_DAY = 80;

/** Most entries that a page may read: months, then days of few months, then rows of few days. */
const MOST = 1_000;
/** With two times, all days between them count. */
const MOST_BETWEEN_TIMES = 5_000;

/** PostgreSQL plans a prepared statement for its values at first, and for any values when it has come often. */
const PLANS = ['force_custom_plan', 'force_generic_plan'];

/** Of one more user, older than three that are not. */
const ERASED_ROWS = 20_000;
const ERASED_USER = 5_000;

/** Each filter absent and present; together, all that a client can ask. */
const CHOICES = {
  projectId: [undefined, 2],
  status: [undefined, 'pending', 'processing', 'completed', 'failed'],
  mode: [undefined, 'manual'],
  batchId: [undefined, 7],
  createdFrom: [undefined, '2025-02-01T10:00:00.000000Z'],
  createdTo: [undefined, '2025-03-01T15:00:00.000000Z'],
} as const satisfies { [Name in keyof GenerationFilter]?: readonly GenerationFilter[Name][] };

const STARTS: readonly PageStart[] = [
  { offset: 0 },
  { offset: 30_000 },
  { after: { createdAt: '2025-06-23T14:40:00.000001Z', id: 50_000 } },
];

function allFilters(userId: number): readonly GenerationFilter[] {
  return Object.entries(CHOICES).reduce<readonly GenerationFilter[]>(
    (filters, [name, values]) =>
      filters.flatMap((filter) => values.map((value) => ({ ...filter, [name]: value }))),
    [{ userId }],
  );
}

const PAGES = allFilters(1).flatMap((filter) => STARTS.map((start) => ({ filter, start })));

let table: HistoryTable;

beforeAll(async () => {
  table = await HistoryTable.create();
  await table.database.query(`
    INSERT INTO generation (user_id, project_id, batch_id, state, mode, prompt, aspect_ratio, use_cache, max_retries, simulated,
      deadline_at, created_at, lease_expires_at, lease_owner, image_sha256)
    SELECT CASE WHEN n % 5 < 3 THEN 1 ELSE 2 + n % 1000 END, nullif(n % 4, 0), CASE WHEN n % 2 = 0 THEN n / 50 END,
      CASE WHEN n % 50 = 0 THEN 'failed' WHEN n % 3001 = 0 THEN 'processing' ELSE 'completed' END,
      CASE WHEN n % 3 = 0 THEN 'manual' ELSE 'ai' END, repeat('A luxury watch ', 20), '1:1', true, 3, true, now(),
      '2025-01-01Z'::timestamptz + n * interval '5 minutes', now(), 'owner', 'x'
    FROM generate_series(1, ${ROWS}) n`);
  await table.database.query(`
    INSERT INTO generation (user_id, project_id, state, mode, prompt, aspect_ratio, use_cache, max_retries, simulated, deadline_at, created_at, image_sha256)
    SELECT ${ERASED_USER}, 1, CASE WHEN n <= ${ERASED_ROWS} THEN 'erased_completed' ELSE 'completed' END, 'ai', '', '', true, 3, true, now(),
      '2025-01-01Z'::timestamptz + n * interval '25 minutes', 'x' FROM generate_series(1, ${ERASED_ROWS} + 3) n`);
  // Without it VACUUM would take what nobody has flushed yet for not visible to all.
  await table.database.query('CHECKPOINT');
  await table.database.query('VACUUM (ANALYZE) generation, generation_daily, generation_monthly');
});

afterAll(() => table.drop());

describe.each(PLANS)('With %s', (plan) => {
  let connection: DataSource;

  beforeAll(async () => {
    connection = await table.connect({ plan_cache_mode: plan });
  });

  it(`${GenerationPageReader.name} reads little of history for a page`, async () => {
    const reader = new GenerationPageReader(connection);
    const tooMuch: object[] = [];

    for (const { filter, start } of PAGES) {
      const most = filter.createdFrom || filter.createdTo ? MOST_BETWEEN_TIMES : MOST;
      const reads = await readsDuring(connection, () => reader.read(filter, start, 5));
      if (reads.scannedRows > 0 || reads.entries > most) tooMuch.push({ ...reads, filter, start });
    }

    expect(tooMuch).toEqual([]);
  });

  it(`${GenerationPageReader.name} reads little of what was erased`, async () => {
    const reader = new GenerationPageReader(connection);

    for (const filter of [{}, { projectId: 1 }, { status: 'failed' }, { mode: 'ai' }] as const) {
      const of = { userId: ERASED_USER, ...filter };
      const { next } = await reader.read(of, { offset: 0 }, 2);
      const after = next ?? { createdAt: '2026-01-01T00:00:00.000000Z', id: 0 };
      const { entries } = await readsDuring(connection, () => reader.read(of, { after }, 5));
      expect(entries).toBeLessThan(MOST);
    }
  });

  it.each([1, 30, 365])(
    `${GenerationStatisticsReader.name} reads little of history for %i times 24 hours`,
    async (days) => {
      const reader = new GenerationStatisticsReader(connection);

      for (const projectId of [undefined, 2]) {
        const ask = () => reader.read({ userId: 1, projectId, days }, END);
        const { scannedRows, entries } = await readsDuring(connection, ask);
        expect(scannedRows).toBe(0);
        expect(entries).toBeLessThan(MOST_BETWEEN_TIMES);
      }
    },
  );

  it(`${GenerationStatisticsReader.name} adds up half a day without a look at its rows`, async () => {
    const reader = new GenerationStatisticsReader(connection);
    const ask = () => reader.read({ userId: 1, projectId: undefined, days: 1 }, NOON);

    const { entries, fetchedRows } = await readsDuring(connection, ask);

    expect(entries).toBeGreaterThan(ROWS_OF_HALF_A_DAY);
    expect(fetchedRows).toBeLessThan(5);
  });

  it(`${LeaseRepository.name} reads little of history for the rows under way`, async () => {
    const leases = new LeaseRepository(connection);
    const heldIds = [3_001, 6_002, 9_003];
    const by = { owner: 'another', leaseMs: 15_000, heldIds };
    // What the other plan has taken over is left no more.
    const others = plan === 'force_custom_plan' ? [12_004, 15_005] : [18_006, 21_007];

    const { scannedRows, entries } = await readsDuring(connection, async () => {
      await leases.prolong(heldIds, 'owner', 15_000);
      await leases.queueLeft(by, true, 5);
      expect(await leases.takeOver(others, by, true)).toHaveLength(2);
    });

    expect(scannedRows).toBe(0);
    expect(entries).toBeLessThan(MOST);
  });

  it('whoever goes through all generations is seen to', async () => {
    const scan = () => connection.query('SELECT count(prompt) FROM generation');

    expect(await readsDuring(connection, scan)).toMatchObject({
      scannedRows: ROWS + ERASED_ROWS + 3,
    });
  });
});
