import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NOTHING_GIVEN } from '../support/nothing-given.js';
import { parameterColumns } from '../../src/generation/parameters/generation-parameters.js';
import { GenerationRepository } from '../../src/generation/rows/generation.repository.js';
import { type Hold, HoldLost } from '../../src/generation/leases/hold.js';
import { LeaseRepository } from '../../src/generation/leases/lease.repository.js';
import { GenerationTable } from '../support/generation-table.js';

let table: GenerationTable;

beforeAll(async () => {
  table = await GenerationTable.create();
});

beforeEach(() => table.empty());

afterAll(() => table.drop());

describe(LeaseRepository.name, () => {
  it('takes over what nobody works on any more, under a higher fence', async () => {
    const { id, fence } = await table.insert({ overdueMs: 1 });

    await expect(table.takeOver()).resolves.toEqual([{ id, fence: fence + 1 }]);
  });

  it('leaves alone what somebody works on', async () => {
    await table.insert();

    await expect(table.takeOver()).resolves.toEqual([]);
  });

  it('takes over at once what belongs to an owner whose leases were ended', async () => {
    const { id, fence } = await table.insert({ owner: 'dead' });
    await table.insert({ owner: 'alive' });
    const owners = await table.leases.listOwners();
    await table.leases.endLeases(['dead']);

    expect(owners.toSorted()).toEqual(['alive', 'dead']);
    await expect(table.takeOver()).resolves.toEqual([{ id, fence: fence + 1 }]);
  });

  it('leaves alone what it has just taken over', async () => {
    await table.insert({ overdueMs: 1 });
    await table.takeOver();

    await expect(table.takeOver()).resolves.toEqual([]);
  });

  it('leaves alone what this process works on, though the lease has run out', async () => {
    const held = await table.insert({ overdueMs: 1000 });
    const { id, fence } = await table.insert({ overdueMs: 1 });

    const taken = await table.takeOver({ heldIds: [held.id] });

    expect(taken).toEqual([{ id, fence: fence + 1 }]);
  });

  it.each([true, false])('takes over only its own kind (simulated: %s)', async (simulated) => {
    const { id } = await table.insert({ overdueMs: 1, simulated });
    await table.insert({ overdueMs: 1, simulated: !simulated });

    const taken = await table.takeOver({ simulated });

    expect(taken.map((hold) => hold.id)).toEqual([id]);
  });

  it('lets somebody look after what was left, the longest overdue first', async () => {
    await table.insert({ overdueMs: 1000 });
    const longest = await table.insert({ overdueMs: 3000 });
    const second = await table.insert({ overdueMs: 2000 });
    await table.insert();

    await expect(table.queueLeft(2)).resolves.toEqual([longest.id, second.id]);
  });

  it('tells nobody twice, unless the process that knew of it has ended', async () => {
    const { id } = await table.insert({ overdueMs: 1 });
    await table.queueLeft();
    await table.takeJobs('1 second');
    await expect(table.queueLeft()).resolves.toEqual([id]);

    await table.takeJobs('1 hour');

    await expect(table.queueLeft()).resolves.toEqual([id, id]);
  });

  it('hands no row to two who ask at once', async () => {
    for (let inserted = 0; inserted < 10; inserted++) await table.insert({ overdueMs: 1 });

    const taken = (await Promise.all([1, 2, 3, 4].map(() => table.takeOver()))).flat();

    expect(taken).toHaveLength(10);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(10);
  });

  it('leaves alone what has ended', async () => {
    const hold = await table.insert();
    await table.generations.fail(hold, FAILURE, undefined);
    await table.expire(hold);

    await expect(table.takeOver()).resolves.toEqual([]);
  });

  it('prolongs the leases of their owner, and no others', async () => {
    const ours = await table.insert({ overdueMs: 1 });
    const lost = await table.insert({ overdueMs: 1 });

    await table.leases.prolong([ours.id], 'owner', 60_000);
    await table.leases.prolong([lost.id], 'somebody else', 60_000);

    expect((await table.takeOver()).map(({ id }) => id)).toEqual([lost.id]);
  });

  it('hides a row that was given back until its time has come', async () => {
    const now = await table.insert();
    const later = await table.insert();

    await table.leases.release(now, -1);
    await table.leases.release(later, 60_000);

    expect((await table.takeOver()).map(({ id }) => id)).toEqual([now.id]);
  });
});

const FAILURE = { code: 'GENERATION_FAILED', message: 'It failed', billed: 'no' } as const;
const END = { number: 1, attemptClass: 'not_sent', httpStatus: null, billed: 'no' } as const;
const COMPLETION = {
  image: { sha256: 'a'.repeat(64), mediaType: 'image/png' },
  parameters: parameterColumns(NOTHING_GIVEN),
  reasoning: null,
  qualityScoreHundredths: 75,
  seed: 1,
  structuredPrompt: '{}',
  rawAnswer: Buffer.from('{}'),
} as const;

type Write = (hold: Hold) => Promise<unknown>;

const WRITES: readonly [string, Write][] = [
  ['beginAttempt', (hold) => table.generations.beginAttempt(hold, 2)],
  [
    'acceptAttempt',
    (hold) => table.generations.acceptAttempt(hold, 1, { requestId: 'req-1', acceptedAt: 0 }),
  ],
  ['endAttempt', (hold) => table.generations.endAttempt(hold, END, 'no')],
  ['complete', (hold) => table.generations.complete(hold, 1, COMPLETION)],
  ['fail', (hold) => table.generations.fail(hold, FAILURE, END)],
  ['keepRawAnswer', (hold) => table.generations.keepRawAnswer(hold, Buffer.from('{'), 'unknown')],
  ['release', (hold) => table.leases.release(hold, 0)],
];

describe(GenerationRepository.name, () => {
  it.each(WRITES)('%s writes for its holder only', async (_name, write) => {
    const former = await table.insert({ overdueMs: 1 });
    const holder: Hold = { ...former, fence: former.fence + 1 };
    await table.takeOver();
    const before = await table.read(former);

    await expect(write(former)).rejects.toThrow(HoldLost);
    await expect(table.read(former)).resolves.toEqual(before);

    await write(holder);
    await expect(table.read(former)).resolves.not.toEqual(before);
  });

  it.each(WRITES)(
    '%s writes nothing when it loses its hold while it waits',
    async (_name, write) => {
      const hold = await table.insert();
      const before = await table.takenOverMeanwhile(hold, () =>
        expect(write(hold)).rejects.toThrow(HoldLost),
      );

      await expect(table.read(hold)).resolves.toEqual(before);
    },
  );

  it.each(WRITES)('%s writes nothing once the generation has ended', async (_name, write) => {
    const hold = await table.insert();
    await table.generations.fail(hold, FAILURE, undefined);
    const before = await table.read(hold);

    await expect(write(hold)).rejects.toThrow(HoldLost);

    await expect(table.read(hold)).resolves.toEqual(before);
  });

  it('notes an acceptance that came too late for its holder, once, and lets the row be', async () => {
    const late = await table.insert({ overdueMs: 1 });
    await table.takeOver();
    const jobs = ['req-1', 'req-2'].map((requestId) => ({ requestId, acceptedAt: Date.now() }));

    for (const job of jobs)
      await table.generations.noteAcceptance({ hold: late, number: 1, job }, 'owner');

    expect(await table.read(late)).toMatchObject([
      { row: { state: 'submitting', fence: 2 }, attempt: { request_id: 'req-1' } },
    ]);
  });
});
