import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type GenerationFilter,
  GenerationPageReader,
  type Position,
} from '../../src/generation/generation-page.read.js';
import {
  CLOCK_CHANGES,
  expectedIds,
  someWatermark,
  someFilter,
  someRows,
} from '../support/history-model.js';
import { type HistoryRow, HistoryTable } from '../support/history-table.js';

/** Its days begin at other hours than UTC's, and have 23 hours in spring and 25 in autumn. */
const ZONE = { TimeZone: 'America/New_York' };

let table: HistoryTable;
let reader: GenerationPageReader;

beforeAll(async () => {
  table = await HistoryTable.create();
  reader = new GenerationPageReader(await table.connect(ZONE));
});

afterAll(() => table.drop());

interface Walk {
  readonly ids: readonly number[];
  readonly totals: ReadonlySet<number>;
}

async function walkByOffset(filter: GenerationFilter, limit: number): Promise<Walk> {
  const ids: number[] = [];
  const totals = new Set<number>();
  for (;;) {
    const page = await reader.read(filter, { offset: ids.length }, limit);
    totals.add(page.total);
    ids.push(...page.generations.map(({ row }) => row.id));
    if (!page.next) return { ids, totals };
  }
}

/** @param meanwhile what happens between the pages */
async function walkByCursor(
  filter: GenerationFilter,
  limit: number,
  meanwhile?: () => Promise<void>,
): Promise<Walk> {
  let page = await reader.read(filter, { offset: 0 }, limit);
  const ids = page.generations.map(({ row }) => row.id);
  const totals = new Set([page.total]);
  while (page.next) {
    await meanwhile?.();
    const after: Position = page.next;
    page = await reader.read(filter, { after }, limit);
    totals.add(page.total);
    ids.push(...page.generations.map(({ row }) => row.id));
  }
  return { ids, totals };
}

const someLimit = fc.integer({ min: 1, max: 9 });

describe(GenerationPageReader.name, () => {
  it('finds the same by offset and by cursor: what the filter means, in order, and how many', async () => {
    const property = fc.asyncProperty(
      someRows,
      someWatermark,
      fc.array(fc.tuple(someFilter, someLimit), { minLength: 4, maxLength: 4 }),
      async (rows, watermark, questions) => {
        await table.empty();
        await table.putWatermark(...watermark);
        await table.insert(rows);
        for (const [filter, limit] of questions) {
          const ids = expectedIds(rows, filter);
          const expected = { ids, totals: new Set([ids.length]) };

          expect(await walkByOffset(filter, limit)).toEqual(expected);
          expect(await walkByCursor(filter, limit)).toEqual(expected);
        }
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it.each(Object.entries(CLOCK_CHANGES))(
    'finds what lies between any two times when clocks are put %s',
    async (_, moments) => {
      const rows = completedAt(moments);
      await table.empty();
      await table.insert(rows);
      const bounds = [undefined, ...moments];

      for (const createdFrom of bounds) {
        for (const createdTo of bounds) {
          const filter = { userId: 1, createdFrom, createdTo };
          const ids = expectedIds(rows, filter);
          expect(await walkByOffset(filter, 3)).toEqual({ ids, totals: new Set([ids.length]) });
        }
      }
    },
  );

  it('finds nothing beyond the end, and still tells the total', async () => {
    const property = fc.asyncProperty(someRows, someFilter, async (rows, filter) => {
      await table.empty();
      await table.insert(rows);

      const page = await reader.read(filter, { offset: 2_147_483_647 }, 200);

      const total = expectedIds(rows, filter).length;
      expect(page).toEqual({ total, generations: [], next: undefined });
    });
    await fc.assert(property, { numRuns: 30 });
  });

  it('neither repeats nor loses under a cursor what was there, when generations arrive and end in between', async () => {
    const property = fc.asyncProperty(
      someRows,
      someFilter,
      someWatermark,
      fc.integer({ min: 1, max: 3 }),
      async (rows, filter, watermark, limit) => {
        await table.empty();
        await table.putWatermark(...watermark);
        await table.insert(rows);
        const before = expectedIds(rows, filter);
        let arrivals = 0;

        const { ids } = await walkByCursor(filter, limit, async () => {
          await arrive(++arrivals);
          await endOne();
          await table.advanceWatermark();
        });

        expect(new Set(ids).size).toBe(ids.length);
        const isUnderWay = filter.status === 'pending' || filter.status === 'processing';
        // What ends on the way leaves a list of those under way.
        if (isUnderWay) expect(before).toEqual(expect.arrayContaining([...ids]));
        else expect(ids).toEqual(expect.arrayContaining([...before]));
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  it('gives the reasons with each generation', async () => {
    await table.empty();
    await table.insert(completedAt(['2025-03-01T00:00:01.000000Z', '2025-03-01T00:00:02.000000Z']));
    await table.database.query(
      `INSERT INTO generation_detail (generation_id, reasoning) VALUES (2, '{"note":"why"}')`,
    );

    const { generations } = await reader.read({ userId: 1 }, { offset: 0 }, 2);

    expect(generations).toMatchObject([
      { row: { id: 2, prompt: 'A luxury watch' }, reasoning: { note: 'why' } },
      { row: { id: 1 }, reasoning: null },
    ]);
  });
});

/** A user's generations, numbered from 1. */
function completedAt(moments: readonly string[]): readonly HistoryRow[] {
  const row = {
    user_id: 1,
    project_id: null,
    batch_id: null,
    mode: 'ai',
    state: 'completed',
  } as const;
  return moments.map((created_at, index) => ({ ...row, id: index + 1, created_at }));
}

/** As in life, what arrives is newer than all there is. */
async function arrive(number: number): Promise<void> {
  const created_at = `2025-12-01T00:00:00.${String(number).padStart(6, '0')}Z`;
  const row = { user_id: 1, project_id: 1, batch_id: 1, mode: 'ai', created_at } as const;
  const states = ['completed', 'pending', 'processing', 'failed'] as const;
  const id = 20_000 + 10 * number;
  await table.insert(states.map((state, index) => ({ ...row, id: id + index, state })));
}

async function endOne(): Promise<void> {
  await table.database.query(`
    UPDATE generation SET state = 'completed'
    WHERE id = (SELECT id FROM generation WHERE state IN ('pending', 'submitting', 'processing') ORDER BY id % 7, id LIMIT 1)`);
}
