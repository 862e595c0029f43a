import { beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ServingState } from '../../common/serving/serving-state.js';
import { LeapingClock } from '../../../test/support/leaping-clock.js';
import { PaperNotifications } from '../../../test/support/paper-notifications.js';
import { testConfig } from '../../../test/support/test-config.js';
import type { AttemptHistory } from '../../fibo/attempt-journal.js';
import { FiboProvider, type FiboPicture } from '../../fibo/fibo-provider.js';
import { WebhookPatience } from '../../fibo/webhooks/webhook-patience.js';
import { DiskImageStore } from '../../images/disk-image-store.js';
import { CancellationWatch } from '../cancelling/cancellation-watch.js';
import { GenerationAttemptEntity } from '../generation-attempt.entity.js';
import { GenerationChanges } from '../generation-changes.js';
import { GenerationDriver } from '../generation-driver.js';
import { GenerationEntity } from '../generation.entity.js';
import { GenerationReader, type ReadGeneration, type RecordedWork } from '../generation.read.js';
import { JobConnections } from '../../database/job-queue/job-connections.js';
import { type JobHandler, Jobs } from '../../jobs/jobs.js';
import { OwnNode } from '../../fibo/fleet/own-node.js';
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
import { Resumption } from './resumption.js';
import type { RowJournal } from '../journal/row-journal.js';
import { AcceptanceRecorder } from '../spool/acceptance-recorder.js';
import { AttemptSpool } from '../spool/attempt-spool.js';
import { LeftSpools } from '../spool/left-spools.js';
import { SpoolRecovery } from '../spool/spool-recovery.js';

const CONFIG = testConfig();

/** Never connected: the classes below answer in its place. */
const DATABASE = new DataSource({ type: 'postgres' });

class PaperLeases extends LeaseRepository {
  /** Rows that nobody works on, with the fence under which they can be had. */
  readonly left = new Map<number, number>();
  isAway = false;

  override takeOver(ids: readonly number[]): Promise<readonly Hold[]> {
    if (this.isAway) return Promise.reject(new Error('the database is away'));
    const taken = ids.flatMap((id) => {
      const fence = this.left.get(id);
      return fence === undefined ? [] : { id, fence };
    });
    ids.forEach((id) => this.left.delete(id));
    return Promise.resolve(taken);
  }
}

/** Hands jobs over without a queue. */
class PaperJobs extends Jobs {
  private handler: JobHandler | undefined;

  override handle(_task: string, handler: JobHandler): void {
    this.handler = handler;
  }

  async run(id: number): Promise<void> {
    await this.handler?.(id);
  }
}

class PaperReader extends GenerationReader {
  attempts: GenerationAttemptEntity[] = [];

  override listRecordedWork(ids: readonly number[]): Promise<readonly RecordedWork[]> {
    const { attempts } = this;
    return Promise.resolve(
      ids.map((id) => ({ terms: Object.assign(new GenerationEntity(), { id }), attempts })),
    );
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

  override assertOpen(): void {
    throw new Error('nobody asks');
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
  let jobs: PaperJobs;
  let rescue: RescueService;
  let serving: ServingState;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(() => {
    const clock = new LeapingClock();
    serving = new ServingState();
    const spending = new SpendLimit(CONFIG, new SpendingRepository(DATABASE));
    const node = new OwnNode();
    const repository = new GenerationRepository(DATABASE, spending, node);
    const images = new DiskImageStore('/nowhere', 0, clock);
    leases = new PaperLeases(DATABASE);
    const hearing = new WebhookPatience(CONFIG, { typicalMs: undefined }, clock);
    keeper = new LeaseKeeper(CONFIG, leases, hearing);
    reader = new PaperReader(DATABASE);
    const patience = new RescuePatience(CONFIG, clock);
    driver = new PaperDriver(new NoFibo(), images, repository, keeper, patience);
    const insertRepository = new GenerationInsertRepository(DATABASE, spending, CONFIG, node);
    const inserts = new RowInserts(insertRepository, keeper, spending, clock, CONFIG);
    const spool = new AttemptSpool(CONFIG, keeper);
    const recorder = new AcceptanceRecorder(repository, spool, clock);
    recovery = new PaperRecovery(new LeftSpools(CONFIG, keeper, clock), repository);
    const journals = new Journals(repository, inserts, recorder, recovery, spool);
    jobs = new PaperJobs(new JobConnections(DATABASE, CONFIG), clock, serving);
    const changes = new GenerationChanges(new PaperNotifications());
    const cancellations = new CancellationWatch(changes, repository);
    const resumption = new Resumption(reader, journals, driver, cancellations);
    rescue = new RescueService(CONFIG, jobs, keeper, resumption, serving);
  });

  it('takes nothing over before rows tell of all that this node has bought', async () => {
    leases.left.set(1, 2);
    recovery.isAway = true;
    await expect(jobs.run(1)).rejects.toThrow('the database is away');
    expect(leases.left.has(1)).toBe(true);

    recovery.isAway = false;
    await jobs.run(1);
    expect(keeper.heldIds).toEqual([1]);
  });

  it('goes on with the row of a job, and does not keep the job waiting for its end', async () => {
    leases.left.set(1, 2).set(2, 5);

    await jobs.run(1);
    await jobs.run(2);

    await turn();
    expect(driver.journals).toHaveLength(2);
    expect(driver.journals.map(({ hold }) => hold)).toEqual([
      { id: 1, fence: 2 },
      { id: 2, fence: 5 },
    ]);
  });

  it('goes away when somebody works on the row', async () => {
    await jobs.run(1);

    expect(keeper.heldIds).toEqual([]);
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
    leases.left.set(1, 2);

    await jobs.run(1);

    await turn();
    expect(driver.journals.map((journal) => journal.history)).toEqual([history]);
  });

  it('looks after a thousand at once, and leaves the next one until one of them has ended', async () => {
    for (let id = 1; id <= 1001; id++) leases.left.set(id, 2);
    for (let id = 1; id <= 1000; id++) await jobs.run(id);
    await turn();
    expect(driver.journals).toHaveLength(1000);
    expect(rescue.room).toBe(0);
    await jobs.run(1001);
    expect(leases.left.has(1001)).toBe(true);

    driver.end(COMPLETED);
    await turn();
    await jobs.run(1001);

    expect(leases.left.has(1001)).toBe(false);
  });

  it('says that nothing came of it when the database is away', async () => {
    leases.isAway = true;

    await expect(jobs.run(1)).rejects.toThrow('the database is away');
  });

  it.each([
    ['completed', COMPLETED],
    ['failed', new Error('it failed')],
  ])('lets go of what it has driven when that %s', async (_how, outcome) => {
    leases.left.set(1, 2);
    await jobs.run(1);
    await turn();
    expect(driver.journals).toHaveLength(1);
    expect(keeper.heldIds).toEqual([1]);

    driver.end(outcome);

    await turn();
    expect(keeper.heldIds).toEqual([]);
  });

  it('gives back what it drives when it is too late to begin anything', async () => {
    leases.left.set(1, 2);
    await jobs.run(1);
    await turn();
    serving.callLast();

    expect(driver.signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('stops what it drives when the service ends, waits for it, and begins nothing new', async () => {
    leases.left.set(1, 2).set(2, 2);
    await jobs.run(1);
    await turn();
    expect(driver.journals).toHaveLength(1);
    rescue.onModuleDestroy();
    const end = jest.fn();
    const stopped = rescue.beforeApplicationShutdown().then(end);

    await jobs.run(2);
    expect(driver.signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(leases.left.has(2)).toBe(true);
    expect(end).not.toHaveBeenCalled();

    driver.end(new Error('the service is stopping'));
    await stopped;
    expect(end).toHaveBeenCalled();
  });
});

/** Lets everything run that can. */
const turn = () => new Promise((resolve) => setImmediate(resolve));
