import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client, DatabaseError } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { runMigrations } from '../../src/database/migration-runner.js';
import { RollupWatermark1764500000000 } from '../../src/database/migrations/1764500000000-rollup-watermark.js';
import { MIGRATIONS } from '../../src/database/migrations/migrations.js';
import { History1764200000000 } from '../../src/database/migrations/1764200000000-history.js';
import { keptRollup, recomputedRollup } from '../support/history-rollup.js';
import { HistoryTable } from '../support/history-table.js';
import { createTestDatabase } from '../support/test-database.js';

const ZONES = [
  'America/St_Johns',
  'Pacific/Kiritimati',
  'America/New_York',
  'Pacific/Chatham',
] as const;

let table: HistoryTable;
const writers: Client[] = [];

beforeAll(async () => {
  table = await HistoryTable.create();
  for (const zone of ZONES) {
    const writer = new Client({ connectionString: table.database.url });
    await writer.connect();
    await writer.query(`SET TimeZone = '${zone}'`);
    writers.push(writer);
  }
});

afterEach(() => table.empty());

afterAll(async () => {
  await Promise.all(writers.map((writer) => writer.end()));
  await table.drop();
});

/** A number from 0, below another one, that follows from a number $1 and the row's `n`; for each column in its own way. */
const chance = (column: number, below: number): string =>
  `abs(hashint8extended($1::bigint * 1000 + n, ${column}) % ${below})::integer`;

/** They differ, meet, and lie about the midnights of three days. */
const RANDOM_VALUES = {
  user_id: `1 + ${chance(1, 5)}`,
  project_id: `nullif(${chance(2, 3)}, 0)`,
  state: `(ARRAY['completed', 'failed', 'completed', 'submitting', 'processing', 'pending'])[1 + ${chance(3, 6)}]`,
  mode: `(ARRAY['ai', 'manual'])[1 + ${chance(4, 2)}]`,
  use_cache: `${chance(5, 5)} > 0`,
  created_at: `'2025-02-28T00:00:00Z'::timestamptz + (1 + ${chance(6, 5)}) * interval '12 hours' - ${chance(7, 2)} * interval '1 microsecond'`,
  generation_time_ms: `nullif(${chance(8, 1000)} * 14, 14)`,
  quality_score_hundredths: `nullif(50 + ${chance(9, 50)}, 60)`,
  cost_usd_micros: `${chance(10, 4)} * 30000`,
  spent_usd_micros: `${chance(11, 3)} * 30000`,
};

const COLUMNS = Object.keys(RANDOM_VALUES);
const VALUES = Object.values(RANDOM_VALUES);

/** Of one statement. */
const MOST_ROWS = 20;

/** Of those on which they are made. */
const FIRST_DAY = '2025-02-27';

const ALL_MONTHS = `
  SELECT user_id, coalesce(project_id, 0) AS project_id, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-01') AS month, mode, state,
    count(*) AS generations
  FROM generation WHERE state IN ('completed', 'failed') GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`;

/** What each writer does, round after round. */
const WORK = ['insert', 'change', 'advance', 'price', 'end', 'erase', 'delete'] as const;

/** Enough for writers without an order of keys to wait for each other several times. */
const ROUNDS = 25;

/** Inserts MOST_ROWS. */
const fullSeed = (number: number): number => number * MOST_ROWS - 1;

/** Statements on rows of one writer: two that write the same rows would wait for each other, rollup or not. */
const STATEMENTS = {
  insert: `
    INSERT INTO generation (${COLUMNS.join(', ')}, prompt, aspect_ratio, max_retries, simulated, deadline_at, fence, image_sha256)
    SELECT ${VALUES.join(', ')}, 'A watch', '1:1', 3, true, now(), $2::integer, 'x' FROM generate_series(1, 1 + $1::bigint % ${MOST_ROWS}) n`,
  change: `
    UPDATE generation SET ${COLUMNS.map((column, index) => `${column} = ${VALUES[index]}`).join(', ')}
    FROM (SELECT id AS changed, id AS n FROM generation WHERE fence = $2 ORDER BY id LIMIT ${MOST_ROWS}) old WHERE id = changed`,
  end: `
    UPDATE generation SET state = 'completed', generation_time_ms = $1::bigint % 20000, completed_at = now()
    WHERE fence = $2 AND state IN ('pending', 'submitting', 'processing')`,
  erase: `
    UPDATE generation SET state = 'erased_' || state
    WHERE fence = $2 AND id % 2 = $1::bigint % 2 AND state IN ('completed', 'failed')`,
  price: `UPDATE generation SET spent_usd_micros = $1::bigint % 7 * 10000 WHERE fence = $2`,
  hold: `UPDATE generation SET lease_owner = $1::bigint::text WHERE fence = $2`,
  delete: `
    DELETE FROM generation WHERE fence = $2 AND id % 3 = $1::bigint % 3`,
  advance: `
    SELECT generation_rollup_advance() FROM (SELECT $1::bigint, $2::integer) unused`,
};

const someWork = fc.record({
  statement: fc.constantFrom(
    'insert',
    'insert',
    'insert',
    'change',
    'end',
    'price',
    'erase',
    'hold',
    'delete',
    'advance',
  ),
  writer: fc.integer({ min: 0, max: ZONES.length - 1 }),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
}) satisfies fc.Arbitrary<{ readonly statement: keyof typeof STATEMENTS }>;

/** Whoever advances does not wait long for others. */
async function work(
  client: Client,
  statement: keyof typeof STATEMENTS,
  values: readonly unknown[],
): Promise<void> {
  try {
    await client.query(STATEMENTS[statement], [...values]);
  } catch (error) {
    const isHeld = error instanceof DatabaseError && error.code === '55P03';
    if (statement !== 'advance' || !isHeld) throw error;
  }
}

describe('The rollup of finished generations', () => {
  it('is what the rows add up to, whatever four writers do to them at once', async () => {
    const property = fc.asyncProperty(
      fc.array(someWork, { minLength: 10, maxLength: 40 }),
      async (works) => {
        await table.empty();
        await table.putWatermark(FIRST_DAY, 3);

        await Promise.all(
          writers.map(async (client, writer) => {
            for (const { statement, seed } of works.filter((item) => item.writer === writer)) {
              await work(client, statement, [seed, writer]);
            }
          }),
        );

        expect(await keptRollup(table.database)).toEqual(await recomputedRollup(table.database));
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  it('lets writers go on who come to the same keys in different orders', async () => {
    await table.putWatermark(FIRST_DAY);
    const written = writers.map(async (client, writer) => {
      for (let round = 1; round <= ROUNDS; round++) {
        const seed = fullSeed(round * writers.length + writer);
        for (const statement of WORK) {
          await work(client, statement, [seed, writer]);
        }
      }
    });

    // Waits for all, so that none writes on when another one fails.
    const outcomes = await Promise.allSettled(written);

    expect(outcomes).toEqual(writers.map(() => ({ status: 'fulfilled', value: undefined })));
    expect(await keptRollup(table.database)).toEqual(await recomputedRollup(table.database));
  });

  it('counts a generation when it ends and not before', async () => {
    const [writer] = writers as [Client];
    await writer.query(
      `INSERT INTO generation (user_id, state, mode, prompt, aspect_ratio, use_cache, max_retries, simulated, deadline_at, created_at)
       VALUES (1, 'submitting', 'ai', 'A watch', '1:1', false, 3, true, now(), '2025-03-01T23:59:59.999999Z')`,
    );
    const under = await keptRollup(table.database);

    await writer.query(
      `UPDATE generation SET state = 'completed', image_sha256 = 'x', generation_time_ms = 14300, quality_score_hundredths = 75,
         cost_usd_micros = 60000, spent_usd_micros = 30000`,
    );

    expect(under).toEqual({ days: [], months: [] });
    expect(await keptRollup(table.database)).toEqual({
      days: [
        {
          user_id: 1,
          project_id: 0,
          day: '2025-03-01',
          mode: 'ai',
          state: 'completed',
          generations: '1',
          bypassed: '1',
          generation_time_ms: '14300',
          quality_score_hundredths: '75',
          cost_usd_micros: '60000',
          spent_usd_micros: '30000',
        },
      ],
      months: [expect.objectContaining({ user_id: 1, generations: '1' })],
    });
  });

  it('forgets what is gone', async () => {
    const [writer] = writers as [Client];
    await writer.query(STATEMENTS.insert, [8, 0]);

    await writer.query('DELETE FROM generation');

    expect(await keptRollup(table.database)).toEqual({ days: [], months: [] });
  });

  it('has a day among those of its month when it is over, and is asked for no more', async () => {
    const [writer] = writers as [Client];
    await table.putWatermark('2025-02-28');
    await writer.query(STATEMENTS.insert, [17, 0]);
    const { days, months } = await keptRollup(table.database);

    await table.advanceWatermark();
    const advanced = await keptRollup(table.database);
    await writer.query(STATEMENTS.insert, [26, 1]);

    expect(months).toEqual([]);
    expect(advanced.days).toEqual(days);
    expect(advanced.months.length).toBeGreaterThan(0);
    expect(await keptRollup(table.database)).toEqual(await recomputedRollup(table.database));
  });

  it('is whole again for those who go back to the version before', async () => {
    const database = await createTestDatabase();
    const dataSource = await new DataSource(
      dataSourceOptions(database.url, { poolMax: 1, ca: undefined }),
    ).initialize();
    await runMigrations(dataSource);
    await database.query(`UPDATE generation_rollup_watermark SET day = '2025-02-28', user_id = 3`);
    for (const seed of [8, 17, 26]) await database.query(STATEMENTS.insert, [seed, 0]);

    const since = MIGRATIONS.length - MIGRATIONS.indexOf(RollupWatermark1764500000000);
    for (let undone = 0; undone < since; undone++) await dataSource.undoLastMigration();
    await database.query(STATEMENTS.insert, [35, 0]);

    const months = `SELECT user_id, project_id, month::text, mode, state, generations FROM generation_monthly ORDER BY 1, 2, 3, 4, 5`;
    expect(await database.query(months)).toEqual(await database.query(ALL_MONTHS));
    await dataSource.destroy();
    await database.drop();
  });

  it('begins with the rows that were there before it', async () => {
    const database = await createTestDatabase();
    const options = dataSourceOptions(database.url, { poolMax: 1, ca: undefined });
    const migrate = async (migrations: typeof MIGRATIONS) => {
      const dataSource = await new DataSource({ ...options, migrations }).initialize();
      await runMigrations(dataSource);
      await dataSource.destroy();
    };
    await migrate(MIGRATIONS.slice(0, MIGRATIONS.indexOf(History1764200000000)));
    for (const seed of [8, 17, 26]) await database.query(STATEMENTS.insert, [seed, 0]);

    await migrate(MIGRATIONS);

    const recomputed = await recomputedRollup(database);
    expect(recomputed.days.length).toBeGreaterThan(2);
    expect(await keptRollup(database)).toEqual(recomputed);
    await database.drop();
  });
});
