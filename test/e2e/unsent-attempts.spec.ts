import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Hold } from '../../src/generation/leases/hold.js';
import { endUnsent } from '../../src/generation/rows/unsent-attempts.repository.js';
import { GenerationTable } from '../support/generation-table.js';

const NOTHING_KNOWN = { begun: [], sent: [], tellsAbove: 0 };
const PRICE_USD_MICROS = 40_000;

let table: GenerationTable;

beforeAll(async () => {
  table = await GenerationTable.create({ FIBO_PRICE_USD_MICROS: String(PRICE_USD_MICROS) });
});

beforeEach(() => table.empty());

afterAll(() => table.drop());

/** A row that was another's before. */
async function takenOver(): Promise<Hold> {
  await table.insert({ overdueMs: 1 });
  const [hold] = await table.takeOver();
  if (!hold) throw new Error('nothing was taken over');
  return hold;
}

const attemptOf = (hold: Hold, number = 1) => ({ hold, number });

describe(endUnsent.name, () => {
  it('ends what was never sent: it costs nothing, and anybody may go on at once', async () => {
    const hold = await table.insert({ owner: 'dead' });

    const ended = await table.generations.endUnsent('dead', NOTHING_KNOWN);

    expect(ended).toEqual([hold.id]);
    expect(await table.read(hold)).toMatchObject([
      {
        row: { billed: 'no', cost_usd_micros: 0, retry_count: 1, lease_owner: null, fence: 2 },
        attempt: { class: 'not_sent', billed: 'no' },
      },
    ]);
    await expect(table.takeOver()).resolves.toHaveLength(1);
  });

  it('leaves the price of an earlier attempt that may have been sent', async () => {
    const hold = await table.insert({ owner: 'dead' });
    const end = {
      number: 1,
      attemptClass: 'unknown',
      httpStatus: null,
      billed: 'unknown',
    } as const;
    await table.generations.endAttempt(hold, end, 'unknown');
    await table.generations.beginAttempt(hold, 2);

    await table.generations.endUnsent('dead', NOTHING_KNOWN);

    expect(await table.read(hold)).toMatchObject([
      { row: { billed: 'unknown', cost_usd_micros: PRICE_USD_MICROS, retry_count: 2 } },
      { attempt: { number: 2, class: 'not_sent', billed: 'no' } },
    ]);
  });

  it.each([
    ['may have been sent', ({ id, fence }: Hold) => ({ sent: [attemptOf({ id, fence })] })],
    ['is told of no more', ({ id }: Hold) => ({ tellsAbove: id })],
  ])('leaves alone what %s', async (_what, known) => {
    const hold = await table.insert({ owner: 'dead' });
    const before = await table.read(hold);

    const ended = await table.generations.endUnsent('dead', { ...NOTHING_KNOWN, ...known(hold) });

    expect(ended).toEqual([]);
    expect(await table.read(hold)).toEqual(before);
  });

  it('leaves alone what FIBO has accepted, and what is another owner’s', async () => {
    const accepted = await table.insert({ owner: 'dead' });
    const job = { requestId: 'req-1', acceptedAt: Date.now() };
    await table.generations.acceptAttempt(accepted, 1, job);
    await table.insert({ owner: 'alive' });

    expect(await table.generations.endUnsent('dead', NOTHING_KNOWN)).toEqual([]);
  });

  it.each([
    ['leaves alone', 'of which it does not tell that it began it', []],
    ['leaves alone', 'that was begun under an earlier hold', [1]],
    ['ends', 'that it began itself', [2]],
  ])('%s an attempt on a row that was taken over, %s', async (what, _which, begunAt) => {
    const { id } = await takenOver();
    const begun = begunAt.map((fence) => attemptOf({ id, fence }));

    const ended = await table.generations.endUnsent('thief', { ...NOTHING_KNOWN, begun });

    expect(ended).toEqual(what === 'ends' ? [id] : []);
  });
});
