import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import { LeapingClock } from '../../../test/support/leaping-clock.js';
import { testConfig } from '../../../test/support/test-config.js';
import { SpendLimit } from '../../spending/spend-limit.js';
import { SpendingRepository } from '../../spending/spending.repository.js';
import { GenerationRepository } from '../generation.repository.js';
import { HoldLost } from '../hold.js';
import { AcceptanceRecorder } from './acceptance-recorder.js';
import { AcceptanceSpool } from './acceptance-spool.js';

const HOLD = { id: 101, fence: 2 };
const JOB = { requestId: 'req-1', acceptedAt: 0 };
const ACCEPTANCE = { hold: HOLD, number: 3, job: JOB };

const AWAY = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
const DEADLOCK = queryFailure('40P01');

function queryFailure(code: string): Error {
  return new QueryFailedError('', [], Object.assign(new Error('refused'), { code }));
}

/** Never connected: the class below answers in its place. */
const DATABASE = new DataSource({ type: 'postgres' });

/** Each write of an acceptance meets the next of these failures; when there is none left it succeeds. */
class FailingRepository extends GenerationRepository {
  readonly noted: unknown[] = [];
  /** How many files the spool held at each write. */
  readonly spooled: number[] = [];

  constructor(
    private readonly failures: (Error | undefined)[],
    private readonly spool: AcceptanceSpool,
  ) {
    super(DATABASE, new SpendLimit(testConfig(), new SpendingRepository(DATABASE)));
  }

  override async acceptAttempt(): Promise<void> {
    await this.meetFailure();
  }

  override async noteAcceptance(...entry: unknown[]): Promise<boolean> {
    await this.meetFailure();
    this.noted.push(entry);
    return true;
  }

  private async meetFailure(): Promise<void> {
    this.spooled.push((await this.spool.list()).length);
    const failure = this.failures.shift();
    if (failure) throw failure;
  }
}

describe(AcceptanceRecorder.name, () => {
  let dataDir: string;
  let spool: AcceptanceSpool;
  let clock: LeapingClock;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'acceptance-recorder-'));
    spool = new AcceptanceSpool(testConfig({ DATA_DIR: dataDir }));
    clock = new LeapingClock();
  });

  afterEach(() => rm(dataDir, { recursive: true }));

  function recorderBefore(...failures: (Error | undefined)[]) {
    const repository = new FailingRepository(failures, spool);
    return { repository, recorder: new AcceptanceRecorder(repository, spool, clock) };
  }

  it('writes nothing to the disk when the database takes it at once', async () => {
    await writeFile(join(dataDir, 'spool'), 'nothing can be kept here');
    const { repository, recorder } = recorderBefore();

    await recorder.record(ACCEPTANCE);

    expect(repository.spooled).toEqual([0]);
    expect(clock.slept).toEqual([]);
  });

  it.each([
    ['the database is away', AWAY],
    ["two writers stand in one another's way", DEADLOCK],
  ])('keeps it in the spool from the first failure until it is written (%s)', async (_why, why) => {
    const { repository, recorder } = recorderBefore(why, why, why);

    await recorder.record(ACCEPTANCE);

    expect(repository.spooled).toEqual([0, 1, 1, 1]);
    expect(await spool.list()).toEqual([]);
    expect(clock.slept).toEqual([500, 500, 500]);
  });

  it('goes on without a spool when the disk takes nothing, and asks it again later', async () => {
    const inTheWay = join(dataDir, 'spool');
    await writeFile(inTheWay, '');
    const { repository, recorder } = recorderBefore(...Array.from({ length: 22 }, () => AWAY));
    clock.sleep = async () => {
      if (repository.spooled.length === 10) await rm(inTheWay);
    };

    await recorder.record(ACCEPTANCE);

    expect(repository.spooled.slice(0, 21)).toEqual(Array.from({ length: 21 }, () => 0));
    expect(repository.spooled.slice(21)).toEqual([1, 1]);
    expect(await spool.list()).toEqual([]);
  });

  it('gives a job up whose id another generation has, and does not order it again', async () => {
    const { repository, recorder } = recorderBefore(AWAY, queryFailure('23505'));

    await expect(recorder.record(ACCEPTANCE)).rejects.toMatchObject({ attemptClass: 'lost' });

    expect(repository.spooled).toHaveLength(2);
    expect(await spool.list()).toEqual([]);
  });

  it('notes it for the accounts when another process has taken the row over', async () => {
    const { repository, recorder } = recorderBefore(AWAY, new HoldLost(HOLD));

    await expect(recorder.record(ACCEPTANCE)).rejects.toThrow(HoldLost);

    expect(repository.noted).toEqual([[101, 3, JOB]]);
    expect(await spool.list()).toEqual([]);
  });

  it('gives a job up whose id another generation has, though its own is in other hands', async () => {
    const { recorder } = recorderBefore(new HoldLost(HOLD), queryFailure('23505'));

    await expect(recorder.record(ACCEPTANCE)).rejects.toMatchObject({ attemptClass: 'lost' });
  });

  it('keeps it in the spool until it is noted', async () => {
    const lost = new HoldLost(HOLD);
    const { repository, recorder } = recorderBefore(lost, AWAY, lost);

    await expect(recorder.record(ACCEPTANCE)).rejects.toThrow(HoldLost);

    expect(repository.spooled).toEqual([0, 0, 1, 1]);
    expect(repository.noted).toHaveLength(1);
    expect(await spool.list()).toEqual([]);
  });
});
