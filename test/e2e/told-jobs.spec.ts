import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LeaseRepository } from '../../src/generation/leases/lease.repository.js';
import { ToldJobsRepository } from '../../src/generation/told/told-jobs.repository.js';
import { HoldLost } from '../../src/generation/leases/hold.js';
import { GenerationTable } from '../support/generation-table.js';

const END = { number: 1, attemptClass: 'unknown', httpStatus: null, billed: 'unknown' } as const;
const SECOND_MS = 1000;

let table: GenerationTable;

beforeAll(async () => {
  table = await GenerationTable.create();
});

beforeEach(() => table.empty());

afterAll(() => table.drop());

const record = (id: number, requestId: string, number = 1) =>
  table.told.record({ generationId: id, number }, requestId);

describe(ToldJobsRepository.name, () => {
  it('gives an attempt in doubt the job that FIBO tells of, accepted when it began', async () => {
    const hold = await table.insert();

    await expect(record(hold.id, 'req-1')).resolves.toBe('recorded');

    const [{ attempt } = {}] = await table.read(hold);
    const { started_at: startedAt } = attempt as { started_at: string };
    expect(attempt).toMatchObject({ request_id: 'req-1', accepted_at: startedAt, class: null });
  });

  it('gives it to an attempt that was given up, and changes nothing else', async () => {
    const hold = await table.insert();
    await table.generations.endAttempt(hold, END, 'unknown');
    const [before] = await table.read(hold);

    await expect(record(hold.id, 'req-1')).resolves.toBe('recorded');

    const [after] = await table.read(hold);
    expect(after?.row).toEqual(before?.row);
    expect(after?.attempt).toMatchObject({ class: 'unknown', request_id: 'req-1' });
  });

  it('leaves what the process itself has recorded', async () => {
    const hold = await table.insert();
    await table.generations.acceptAttempt(hold, 1, { requestId: 'req-1', acceptedAt: Date.now() });
    const before = await table.read(hold);

    await expect(record(hold.id, 'req-1')).resolves.toBe('known');
    await expect(record(hold.id, 'req-2')).resolves.toBe('mismatched');
    await expect(table.read(hold)).resolves.toEqual(before);
  });

  it('lets the process record what was told before', async () => {
    const hold = await table.insert();
    await record(hold.id, 'req-1');

    await table.generations.acceptAttempt(hold, 1, { requestId: 'req-1', acceptedAt: Date.now() });

    const [{ row } = {}] = await table.read(hold);
    expect(row).toMatchObject({ state: 'processing' });
  });

  it('gives no attempt the job of another one', async () => {
    const { id } = await table.insert();
    const other = await table.insert();
    await record(id, 'req-1');
    const before = await table.read(other);

    await expect(record(other.id, 'req-1')).resolves.toBe('taken');
    await expect(table.read(other)).resolves.toEqual(before);
  });

  it('knows no attempt that has not begun', async () => {
    const { id } = await table.insert();

    await expect(record(id, 'req-1', 2)).resolves.toBe('unknown_attempt');
    await expect(record(id + 1, 'req-1')).resolves.toBe('unknown_attempt');
  });

  it('gives none to an attempt of days ago', async () => {
    const { id } = await table.insert();
    await table.ageAttempts(id, 25 * 3600);

    await expect(record(id, 'req-1')).resolves.toBe('unknown_attempt');
  });
});

describe(`${LeaseRepository.name} that may yet be told of jobs`, () => {
  const takeOver = (hearingForMs = 86_400 * SECOND_MS) =>
    table.takeOver({ forbearance: { hearingForMs, ms: 40 * SECOND_MS } });

  it('leaves an attempt in doubt alone until it is told', async () => {
    const { id, fence } = await table.insert({ overdueMs: 1 });
    await expect(takeOver()).resolves.toEqual([]);

    await record(id, 'req-1');

    await expect(takeOver()).resolves.toEqual([{ id, fence: fence + 1 }]);
  });

  it('leaves it alone no longer than FIBO takes to tell', async () => {
    const { id, fence } = await table.insert({ overdueMs: 1 });
    await table.ageAttempts(id, 41);

    await expect(takeOver()).resolves.toEqual([{ id, fence: fence + 1 }]);
  });

  it('counts from when it could hear, if that is later', async () => {
    const { id } = await table.insert({ overdueMs: 1 });
    await table.ageAttempts(id, 3600);

    await expect(takeOver(0)).resolves.toEqual([]);
  });

  it('lets nobody give up as unknown what was told meanwhile', async () => {
    const hold = await table.insert();
    await record(hold.id, 'req-1');

    await expect(table.generations.endAttempt(hold, END, 'unknown')).rejects.toThrow(HoldLost);
  });

  it('does not wait until no other purchase can be made', async () => {
    const { id, fence } = await table.insert({ overdueMs: 1, deadlineMs: 9 * SECOND_MS });

    await expect(takeOver()).resolves.toEqual([{ id, fence: fence + 1 }]);
  });

  it('waits when none can be made any more', async () => {
    await table.insert({ overdueMs: 1, deadlineMs: -SECOND_MS });

    await expect(takeOver()).resolves.toEqual([]);
  });

  it('takes over at once what is known', async () => {
    const accepted = await table.insert({ overdueMs: 1 });
    const job = { requestId: 'req-1', acceptedAt: Date.now() };
    await table.generations.acceptAttempt(accepted, 1, job);
    const between = await table.insert({ overdueMs: 1 });
    await table.generations.endAttempt(between, END, 'unknown');

    const taken = (await takeOver()).map(({ id }) => id);
    expect(taken.toSorted()).toEqual([accepted.id, between.id]);
  });
});
