import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GenerationRepository } from '../../src/generation/rows/generation.repository.js';
import type { Hold } from '../../src/generation/leases/hold.js';
import { GenerationTable } from '../support/generation-table.js';

const END = { number: 1, attemptClass: 'unknown', httpStatus: null, billed: 'unknown' } as const;
const HOUR_MS = 3_600_000;

let table: GenerationTable;
let hold: Hold;

beforeAll(async () => {
  table = await GenerationTable.create();
});

beforeEach(async () => {
  await table.empty();
  hold = await table.insert();
});

afterAll(() => table.drop());

const note = (requestId: string, acceptedAt = Date.now(), number = 1, owner = 'owner') =>
  table.generations.noteAcceptance({ hold, number, job: { requestId, acceptedAt } }, owner);

describe(`${GenerationRepository.name} that is told of an acceptance late`, () => {
  it('notes it on an open attempt, which whoever comes next goes on with', async () => {
    const acceptedAt = Date.now();

    await expect(note('req-1', acceptedAt)).resolves.toBe(true);

    const [{ attempt } = {}] = await table.read(hold);
    expect(attempt).toMatchObject({ request_id: 'req-1', class: null, ended_at: null });
    const { accepted_at: noted } = attempt as { accepted_at: string };
    expect(Date.parse(noted)).toBe(acceptedAt);
  });

  it('notes it on an attempt that was given up, and leaves that as it ended', async () => {
    await table.generations.endAttempt(hold, END, 'unknown');
    const [before] = await table.read(hold);

    await expect(note('req-1')).resolves.toBe(true);

    const [after] = await table.read(hold);
    expect(after?.row).toEqual(before?.row);
    expect(after?.attempt).toMatchObject({ request_id: 'req-1', class: 'unknown' });
  });

  it('takes a row that somebody else has held ever since for one of another database', async () => {
    await expect(note('req-1', Date.now(), 1, 'somebody else')).resolves.toBe(false);
  });

  it('notes it for whoever has taken the row over', async () => {
    await table.expire(hold);
    await table.takeOver();

    await expect(note('req-1')).resolves.toBe(true);
  });

  it('is told twice without harm', async () => {
    await note('req-1');

    await expect(note('req-1')).resolves.toBe(true);
  });

  it.each([
    ['another job has', () => note('req-2')],
    ['does not exist', () => note('req-2', Date.now(), 2)],
    ['began long after', () => note('req-1', Date.now() - 25 * HOUR_MS)],
    ['began long before', () => note('req-1', Date.now() + 25 * HOUR_MS)],
  ])('writes nothing on an attempt that %s', async (_what, late) => {
    await note('req-1');
    const before = await table.read(hold);

    await expect(late()).resolves.toBe(false);

    await expect(table.read(hold)).resolves.toEqual(before);
  });
});
