import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import {
  type GenerationFilter,
  GenerationPageReader,
  type PageStart,
} from '../../src/generation/generation-page.read.js';
import { HistoryTable } from '../support/history-table.js';

const ROWS = 100_000;

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
  { after: { createdAt: '2025-02-15T12:00:00.000001Z', id: 50_000 } },
];

function allFilters(userId: number): readonly GenerationFilter[] {
  return Object.entries(CHOICES).reduce<readonly GenerationFilter[]>(
    (filters, [name, values]) =>
      filters.flatMap((filter) => values.map((value) => ({ ...filter, [name]: value }))),
    [{ userId }],
  );
}

let table: HistoryTable;

beforeAll(async () => {
  table = await HistoryTable.create();
  await table.database.query(`
    INSERT INTO generation (user_id, project_id, batch_id, state, mode, prompt, aspect_ratio, use_cache, max_retries, simulated,
      deadline_at, created_at, image_sha256)
    SELECT CASE WHEN n % 5 < 3 THEN 1 ELSE 2 + n % 1000 END, nullif(n % 4, 0), CASE WHEN n % 2 = 0 THEN n / 50 END,
      CASE WHEN n % 50 = 0 THEN 'failed' WHEN n % 3001 = 0 THEN 'processing' ELSE 'completed' END,
      CASE WHEN n % 3 = 0 THEN 'manual' ELSE 'ai' END, repeat('A luxury watch ', 20), '1:1', true, 3, true, now(),
      '2025-01-01Z'::timestamptz + n * interval '1 minute', 'x'
    FROM generate_series(1, ${ROWS}) n`);
  await table.database.query('VACUUM (ANALYZE) generation, generation_daily, generation_monthly');
});

afterAll(() => table.drop());

/** How many rows of generation were read by going through all of them. */
async function rowsScanned(connection: DataSource): Promise<number> {
  await connection.query('SELECT pg_stat_force_next_flush()');
  const [row] = await table.database.query<{ seq_tup_read: string }>(
    `SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'generation'`,
  );
  return Number(row?.seq_tup_read);
}

describe(GenerationPageReader.name, () => {
  // PostgreSQL plans a prepared statement for its values at first, and for any values when it has come often.
  it.each(['force_custom_plan', 'force_generic_plan'])(
    'never reads all generations, with %s',
    async (mode) => {
      const connection = await table.connect({ plan_cache_mode: mode });
      const reader = new GenerationPageReader(connection);

      for (const filter of allFilters(1)) {
        for (const start of STARTS) await reader.read(filter, start, 5);
      }

      expect(await rowsScanned(connection)).toBe(0);
    },
  );

  it('would be seen to', async () => {
    const connection = await table.connect();

    await connection.query('SELECT count(prompt) FROM generation');

    expect(await rowsScanned(connection)).toBe(ROWS);
  });
});
