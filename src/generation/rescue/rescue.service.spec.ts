import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LeapingClock } from '../../../test/support/leaping-clock.js';
import { testConfig } from '../../../test/support/test-config.js';
import type { AttemptHistory } from '../../fibo/attempt-journal.js';
import { FiboProvider, type FiboPicture } from '../../fibo/fibo-provider.js';
import { WebhookPatience } from '../../fibo/webhooks/webhook-patience.js';
import { DiskImageStore } from '../../images/disk-image-store.js';
import { GenerationAttemptEntity } from '../generation-attempt.entity.js';
import { GenerationDriver } from '../generation-driver.js';
import { GenerationEntity } from '../generation.entity.js';
import { GenerationReader, type ReadGeneration } from '../generation.read.js';
import type { GenerationTerms } from '../generation-terms.js';
import { SpendLimit } from '../../spending/spend-limit.js';
import { SpendingRepository } from '../../spending/spending.repository.js';
import { GenerationInsertRepository } from '../rows/generation-insert.repository.js';
import { GenerationRepository } from '../rows/generation.repository.js';
import type { Hold } from '../leases/hold.js';
import { Journals } from '../journal/journals.js';
import { LeaseKeeper } from '../leases/lease-keeper.js';
import { LeaseRepository } from '../leases/lease.repository.js';
import { RowInserts } from '../rows/row-inserts.js';
import { RescuePatience } from './rescue-patience.js';
import { RescueService } from './rescue.service.js';
import type { RowJournal } from '../journal/row-journal.js';
import { AcceptanceRecorder } from '../spool/acceptance-recorder.js';
import { AttemptSpool } from '../spool/attempt-spool.js';
import { LeftSpools } from '../spool/left-spools.js';
import { SpoolRecovery } from '../spool/spool-recovery.js';

const CONFIG = testConfig();
const SWEEP_MS = 1000;

/** Never connected: the classes below answer in its place. */
const DATABASE = new DataSource({ type: 'postgres' });

class PaperLeases extends LeaseRepository {
  readonly limits: number[] = [];
  overdue: Hold[] = [];
  isAway = false;
  /** What was asked, in order. */
  readonly asked: string[] = [];

  override listOwners(): Promise<readonly string[]> {
    this.asked.push('owners');
    return this.isAway ? Promise.reject(new Error('the database is away')) : Promise.resolve([]);
  }

  override takeOver(...args: Parameters<LeaseRepository['takeOver']>): Promise<readonly Hold[]> {
    const [, , limit] = args;
    this.asked.push('takeOver');
    this.limits.push(limit);
    if (this.isAway) return Promise.reject(new Error('the database is away'));
    return Promise.resolve(this.overdue.splice(0, limit));
  }
}

class PaperReader extends GenerationReader {
  attempts: GenerationAttemptEntity[] = [];

  override getTerms(id: number): Promise<GenerationTerms> {
    return Promise.resolve(Object.assign(new GenerationEntity(), { id }));
  }

  override listAttempts(): Promise<GenerationAttemptEntity[]> {
    return Promise.resolve(this.attempts);
  }
}

const COMPLETED: ReadGeneration = { row: new GenerationEntity(), reasoning: null };

class PaperRecovery extends SpoolRecovery {
  isAway = false;

  override run(): Promise<void> {
    return this.isAway ? Promise.reject(new Error('the database is away')) : Promise.resolve();
  }
}

/** Nothing is driven further than here. */
class NoFibo extends FiboProvider {
  override generate(): Promise<FiboPicture> {
    return Promise.reject(new Error('nobody is asked'));
  }

  override health() {
    return { circuit: 'closed', lastSuccessAt: undefined } as const;
  }
}

/** Drives that last until the test ends them. */
class PaperDriver extends GenerationDriver {
  readonly journals: RowJournal[] = [];
  readonly signals: AbortSignal[] = [];
  private readonly ends: ((outcome: Error | ReadGeneration) => void)[] = [];

  override drive(_row: unknown, journal: RowJournal, signal: AbortSignal): Promise<ReadGeneration> {
    this.journals.push(journal);
    this.signals.push(signal);
    return new Promise((resolve, reject) =>
      this.ends.push((outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome))),
    );
  }

  /** Ends the oldest drive. */
  end(outcome: Error | ReadGeneration): void {
    this.ends.shift()?.(outcome);
  }
}

describe(RescueService.name, () => {
  let leases: PaperLeases;
  let keeper: LeaseKeeper;
  let reader: PaperReader;
  let driver: PaperDriver;
  let recovery: PaperRecovery;
  let create: () => RescueService;
  let rescue: RescueService;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(() => {
    jest.useFakeTimers();
    const clock = new LeapingClock();
    const spending = new SpendLimit(CONFIG, new SpendingRepository(DATABASE));
    const repository = new GenerationRepository(DATABASE, spending);
    const images = new DiskImageStore('/nowhere', 0, clock);
    leases = new PaperLeases(DATABASE);
    const hearing = new WebhookPatience(CONFIG, { typicalMs: undefined }, clock);
    keeper = new LeaseKeeper(CONFIG, leases, hearing);
    reader = new PaperReader(DATABASE);
    const patience = new RescuePatience(CONFIG, clock);
    driver = new PaperDriver(new NoFibo(), images, repository, keeper, patience);
    const insertRepository = new GenerationInsertRepository(DATABASE, spending, CONFIG);
    const inserts = new RowInserts(insertRepository, keeper, spending, clock, CONFIG);
    const spool = new AttemptSpool(CONFIG, keeper);
    const recorder = new AcceptanceRecorder(repository, spool, clock);
    recovery = new PaperRecovery(new LeftSpools(CONFIG, keeper, clock), repository);
    const journals = new Journals(repository, inserts, recorder, recovery, spool);
    create = () => new RescueService(CONFIG, keeper, reader, journals, driver);
    rescue = create();
    rescue.onApplicationBootstrap();
  });

  afterEach(() => {
    rescue.onModuleDestroy();
    jest.useRealTimers();
  });

  it('looks for the dead once, at its start, and then at once for what they left', async () => {
    await jest.advanceTimersByTimeAsync(0);
    expect(leases.asked).toEqual(['owners', 'takeOver']);

    await sweep();
    expect(leases.asked).toEqual(['owners', 'takeOver', 'takeOver']);
  });

  it('takes nothing over before rows tell of all that this node has bought', async () => {
    await jest.advanceTimersByTimeAsync(0);
    leases.asked.length = 0;
    recovery.isAway = true;
    await sweep();
    expect(leases.asked).toEqual([]);

    recovery.isAway = false;
    await sweep();
    expect(leases.asked).toEqual(['takeOver']);
  });

  it('looks for the dead again when the database was away', async () => {
    rescue.onModuleDestroy();
    await jest.advanceTimersByTimeAsync(0);
    leases.asked.length = 0;
    leases.isAway = true;
    rescue = create();
    rescue.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(0);
    leases.isAway = false;
    await sweep();

    expect(leases.asked).toEqual(['owners', 'owners', 'takeOver']);
  });

  const sweep = () => jest.advanceTimersByTimeAsync(SWEEP_MS);

  it('goes on with what it takes over, every second', async () => {
    leases.overdue = [{ id: 1, fence: 2 }];
    await sweep();
    leases.overdue = [{ id: 2, fence: 5 }];
    await sweep();

    expect(driver.journals.map(({ hold }) => hold)).toEqual([
      { id: 1, fence: 2 },
      { id: 2, fence: 5 },
    ]);
  });

  const acceptedAt = new Date(Date.UTC(2026, 0, 1));

  it.each<[string, Partial<GenerationAttemptEntity>[], AttemptHistory]>([
    ['no attempt', [], { failed: [], open: undefined }],
    [
      'an attempt that failed',
      [{ attemptClass: 'not_sent' }],
      { failed: ['not_sent'], open: undefined },
    ],
    ['an attempt without an outcome', [{}], { failed: [], open: null }],
    [
      'an accepted job after an attempt that failed',
      [{ attemptClass: 'unknown' }, { requestId: 'req-1', acceptedAt }],
      { failed: ['unknown'], open: { requestId: 'req-1', acceptedAt: acceptedAt.getTime() } },
    ],
  ])('goes on from what the row tells: %s', async (_what, attempts, history) => {
    reader.attempts = attempts.map((attempt) =>
      Object.assign(new GenerationAttemptEntity(), attempt),
    );
    leases.overdue = [{ id: 1, fence: 2 }];

    await sweep();

    expect(driver.journals.map((journal) => journal.history)).toEqual([history]);
  });

  it('looks after a hundred at once and no more', async () => {
    leases.overdue = Array.from({ length: 150 }, (_, index) => ({ id: index + 1, fence: 2 }));

    await sweep();
    await sweep();
    expect(driver.journals).toHaveLength(100);

    driver.end(COMPLETED);
    await sweep();
    expect(driver.journals).toHaveLength(101);
  });

  it('sweeps again after a sweep that failed', async () => {
    leases.isAway = true;
    await sweep();
    leases.isAway = false;
    leases.overdue = [{ id: 1, fence: 2 }];
    await sweep();

    expect(driver.journals).toHaveLength(1);
  });

  it.each([
    ['completed', COMPLETED],
    ['failed', new Error('it failed')],
  ])('lets go of what it has driven when that %s', async (_how, outcome) => {
    leases.overdue = [{ id: 1, fence: 2 }];
    await sweep();
    expect(keeper.heldIds).toEqual([1]);

    driver.end(outcome);
    await sweep();

    expect(keeper.heldIds).toEqual([]);
    expect(leases.limits.at(-1)).toBe(100);
  });

  it('stops what it drives when the service ends, waits for it, and begins nothing new', async () => {
    leases.overdue = [{ id: 1, fence: 2 }];
    await sweep();
    rescue.onModuleDestroy();
    const end = jest.fn();
    const stopped = rescue.beforeApplicationShutdown().then(end);
    await sweep();

    expect(driver.signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(leases.limits).toHaveLength(2);
    expect(end).not.toHaveBeenCalled();

    driver.end(new Error('the service is stopping'));
    await stopped;
    expect(end).toHaveBeenCalled();
  });
});
