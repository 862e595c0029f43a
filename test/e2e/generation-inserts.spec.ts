import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  GenerationInsertRepository,
  type Insertion,
} from '../../src/generation/rows/generation-insert.repository.js';
import { parameterColumns } from '../../src/generation/parameters/generation-parameters.js';
import type { Hold } from '../../src/generation/leases/hold.js';
import { GenerationTable } from '../support/generation-table.js';
import { NOTHING_GIVEN } from '../support/nothing-given.js';

/** Of a limit of 25 dollars a day, at three cents. */
const AFFORDABLE = 833;

const JOINABLE_MS = 240_000;

const COMPLETION = {
  image: { sha256: 'a'.repeat(64), mediaType: 'image/png' },
  parameters: parameterColumns(NOTHING_GIVEN),
  reasoning: null,
  qualityScoreHundredths: 75,
  seed: 1,
  structuredPrompt: '{}',
  rawAnswer: Buffer.from('{}'),
} as const;

const FAILURE = { code: 'GENERATION_FAILED', message: 'It failed', billed: 'no' } as const;

let limited: GenerationTable;
let unlimited: GenerationTable;
let table: GenerationTable;

beforeAll(async () => {
  limited = await GenerationTable.create();
  unlimited = await GenerationTable.create({ SPEND_LIMIT_USD_PER_DAY: '0' });
});

beforeEach(async () => {
  table = limited;
  await table.empty();
});

afterAll(() => Promise.all([limited.drop(), unlimited.drop()]));

async function insert(key: string): Promise<Hold> {
  return holdOf(await only(key));
}

async function only(key: string): Promise<Insertion> {
  const [insertion] = await table.insertKeys([key]);
  if (!insertion) throw new Error('there is one for each');
  return insertion;
}

function holdOf(insertion: Insertion): Hold {
  if (insertion.is !== 'inserted') throw new Error(`it is ${insertion.is}`);
  return insertion.hold;
}

describe(GenerationInsertRepository.name, () => {
  // Below a limit one statement waits for the other; without one they meet at the keys.
  it.each([
    ['below a spending limit', () => limited],
    ['without one', () => unlimited],
  ])('inserts one generation for each key, however many ask at once, %s', async (_, which) => {
    table = which();
    const keys = fc.constantFrom('a', 'b', 'c', 'd', null);
    const statements = fc.array(fc.array(keys, { minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(statements, async (asked) => {
        await table.empty();

        const told = await Promise.all(asked.map((keys) => untilSettled(keys)));

        const all = told.flat();
        const wanted = asked.flat();
        const distinct = new Set(wanted.filter((key) => key !== null));
        const own = wanted.filter((key) => key === null).length;
        const inserted = all.filter(({ is }) => is === 'inserted');
        expect(inserted).toHaveLength(distinct.size + own);
        expect(await table.count()).toEqual({ rows: inserted.length, attempts: inserted.length });
        for (const key of distinct)
          expect(new Set(all.filter((_, index) => wanted[index] === key).map(idOf)).size).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses nobody who is handed over for those who wait beside', async () => {
    const insertions = await table.insertBesideWaiting(20);

    expect(insertions.map(({ is }) => is)).toEqual(Array(21).fill('inserted'));
    await expect(table.queueLeft()).resolves.toHaveLength(1);
  });

  it('refuses all who ask for what the limit does not allow, also those who ask for the same', async () => {
    const poor = await GenerationTable.create({ SPEND_LIMIT_USD_PER_DAY: '0.03' });
    try {
      await poor.insertKeys(['a']);

      const told = await poor.insertKeys(['b', 'b', 'c']);

      expect(told.map(({ is }) => is)).toEqual(['refused', 'refused', 'refused']);
    } finally {
      await poor.drop();
    }
  });

  it('tells of a generation under way how long it may be joined', async () => {
    const { id } = await insert('a');
    await table.age({ id, fence: 1 }, 'created_at', '100 seconds');

    const known = await only('a');

    expect(known).toMatchObject({ is: 'known', id });
    const { joinableMs } = known as Extract<Insertion, { is: 'known' }>;
    expect(joinableMs).toBeLessThanOrEqual(JOINABLE_MS - 100_000);
    expect(joinableMs).toBeGreaterThan(JOINABLE_MS - 130_000);
  });

  it('lets nobody join what is too old, and inserts another one once that is written', async () => {
    const old = await insert('a');
    await table.endFlight(old);
    expect(await only('a')).toMatchObject({ is: 'known', id: old.id });

    await table.age(old, 'created_at', '5 minutes');
    expect(await only('a')).toMatchObject({ is: 'known', joinableMs: expect.any(Number) });
    await table.endFlight(old);

    expect(await only('a')).toMatchObject({ is: 'inserted' });
  });

  it('knows what has been completed for as long as it is fresh', async () => {
    const hold = await insert('a');
    await table.generations.complete(hold, 1, COMPLETION);
    await table.age(hold, 'completed_at', '59 minutes');
    expect(await only('a')).toMatchObject({ is: 'known', id: hold.id });

    await table.age(hold, 'completed_at', '2 minutes');

    expect(await only('a')).toMatchObject({ is: 'inserted' });
  });

  it('inserts another one when the one under way has failed', async () => {
    await table.generations.fail(await insert('a'), FAILURE, undefined);

    expect(await only('a')).toMatchObject({ is: 'inserted' });
  });

  it('has room below the spending limit for what is really inserted', async () => {
    await insert('a');
    const keys = ['a', 'a', 'b', 'b', ...Array<null>(AFFORDABLE - 2).fill(null)];

    const told = await untilSettled(keys);

    expect(told.filter(({ is }) => is === 'refused')).toEqual([]);
    expect(await table.count()).toMatchObject({ attempts: AFFORDABLE });
    expect(await table.insertKeys([null])).toEqual([{ is: 'refused' }]);
    expect(await only('a')).toMatchObject({ is: 'known' });
  });
});

/** As often as the statement says. */
async function untilSettled(keys: readonly (string | null)[]): Promise<readonly Insertion[]> {
  const told = await table.insertKeys(keys);
  const open = told.flatMap(({ is }, index) => (is === 'contended' ? [index] : []));
  if (open.length === 0) return told;
  const again = await untilSettled(open.map((index) => keys[index] ?? null));
  return told.map((insertion, index) => again[open.indexOf(index)] ?? insertion);
}

function idOf(insertion: Insertion): number {
  if (insertion.is === 'known') return insertion.id;
  return holdOf(insertion).id;
}
