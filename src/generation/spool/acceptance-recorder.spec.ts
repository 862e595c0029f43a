import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import { LeapingClock } from '../../../test/support/leaping-clock.js';
import { OWNERS, spoolsIn, spoolOf } from '../../../test/support/spool-of.js';
import { testConfig } from '../../../test/support/test-config.js';
import { OwnNode } from '../../fibo/fleet/own-node.js';
import { SpendLimit } from '../../spending/spend-limit.js';
import { SpendingRepository } from '../../spending/spending.repository.js';
import { GenerationRepository } from '../rows/generation.repository.js';
import { HoldLost } from '../leases/hold.js';
import { AcceptanceRecorder } from './acceptance-recorder.js';
import type { AttemptSpool } from './attempt-spool.js';

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
  writes = 0;
  hasAttempt = true;

  constructor(private readonly failures: (Error | undefined)[]) {
    super(DATABASE, new SpendLimit(testConfig(), new SpendingRepository(DATABASE)), new OwnNode());
  }

  override async acceptAttempt(): Promise<void> {
    await this.meetFailure();
  }

  override async noteAcceptance(...entry: unknown[]): Promise<boolean> {
    await this.meetFailure();
    this.noted.push(entry);
    return this.hasAttempt;
  }

  private meetFailure(): Promise<void> {
    this.writes++;
    const failure = this.failures.shift();
    return failure ? Promise.reject(failure) : Promise.resolve();
  }
}

describe(AcceptanceRecorder.name, () => {
  let dataDir: string;
  let spool: AttemptSpool;
  let clock: LeapingClock;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'acceptance-recorder-'));
    spool = spoolOf(dataDir, OWNERS.dead);
    clock = new LeapingClock();
  });

  afterEach(() => rm(dataDir, { recursive: true }));

  function recorderBefore(...failures: (Error | undefined)[]) {
    const repository = new FailingRepository(failures);
    return { repository, recorder: new AcceptanceRecorder(repository, spool, clock) };
  }

  /** What the next start would find. */
  async function left() {
    const spools = await spoolsIn(dataDir).list();
    return spools.flatMap(({ acceptances }) => acceptances);
  }

  async function leftAtTheEnd() {
    spool.onApplicationShutdown();
    return left();
  }

  it('has it in the spool before the database is asked', async () => {
    const { repository, recorder } = recorderBefore();
    let found: unknown;
    repository.acceptAttempt = async () => {
      found = await left();
    };

    await recorder.record(ACCEPTANCE);

    expect(found).toEqual([ACCEPTANCE]);
    expect(clock.slept).toEqual([]);
    expect(await leftAtTheEnd()).toEqual([]);
  });

  it.each([
    ['the database is away', AWAY],
    ["two writers stand in one another's way", DEADLOCK],
  ])('goes on until it is written, and keeps it that long (%s)', async (_why, why) => {
    const { repository, recorder } = recorderBefore(why, why, why);
    const found: unknown[] = [];
    clock.sleep = async () => {
      found.push(await left());
    };

    await recorder.record(ACCEPTANCE);

    expect(found).toEqual([[ACCEPTANCE], [ACCEPTANCE], [ACCEPTANCE]]);
    expect(repository.writes).toBe(4);
    expect(await leftAtTheEnd()).toEqual([]);
  });

  it('goes on without a spool when the disk takes nothing, and asks it again later', async () => {
    const inTheWay = join(dataDir, 'spool');
    await writeFile(inTheWay, '');
    const { repository, recorder } = recorderBefore(...Array.from({ length: 22 }, () => AWAY));
    const found: unknown[] = [];
    clock.sleep = async () => {
      if (repository.writes === 10) await rm(inTheWay);
      found.push((await left()).length);
    };

    await recorder.record(ACCEPTANCE);

    expect(found).toEqual([...Array.from({ length: 20 }, () => 0), 1, 1]);
    expect(await leftAtTheEnd()).toEqual([]);
  });

  it('gives a job up whose id another generation has, and does not order it again', async () => {
    const { repository, recorder } = recorderBefore(AWAY, queryFailure('23505'));

    await expect(recorder.record(ACCEPTANCE)).rejects.toMatchObject({ attemptClass: 'lost' });

    expect(repository.writes).toBe(2);
    expect(await leftAtTheEnd()).toEqual([]);
  });

  it('notes it for the accounts when another process has taken the row over', async () => {
    const { repository, recorder } = recorderBefore(AWAY, new HoldLost(HOLD));

    await expect(recorder.record(ACCEPTANCE)).rejects.toThrow(HoldLost);

    expect(repository.noted).toEqual([[ACCEPTANCE, OWNERS.dead]]);
    expect(await leftAtTheEnd()).toEqual([]);
  });

  it('leaves it in the spool when the database has no attempt for it', async () => {
    const { repository, recorder } = recorderBefore(new HoldLost(HOLD));
    repository.hasAttempt = false;

    await expect(recorder.record(ACCEPTANCE)).rejects.toThrow(HoldLost);

    expect(await leftAtTheEnd()).toEqual([ACCEPTANCE]);
  });

  it('gives a job up whose id another generation has, though its own is in other hands', async () => {
    const { recorder } = recorderBefore(new HoldLost(HOLD), queryFailure('23505'));

    await expect(recorder.record(ACCEPTANCE)).rejects.toMatchObject({ attemptClass: 'lost' });
  });

  it('goes on until it is noted', async () => {
    const lost = new HoldLost(HOLD);
    const { repository, recorder } = recorderBefore(lost, AWAY, lost);

    await expect(recorder.record(ACCEPTANCE)).rejects.toThrow(HoldLost);

    expect(repository.noted).toHaveLength(1);
    expect(await leftAtTheEnd()).toEqual([]);
  });
});
