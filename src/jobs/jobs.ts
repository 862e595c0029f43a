import { EventEmitter, once } from 'node:events';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import { ServingState } from '../common/serving/serving-state.js';
import { Clock } from '../common/time/clock.js';
import { JobConnections } from '../database/job-queue/job-connections.js';
import { jobLog } from '../database/job-queue/job-log.js';

/** Jobs that are taken up in the same moment, and fetched together; what they start may last. As many again may wait here meanwhile: with more, other nodes would have nothing to do. */
const CONCURRENCY = 25;

/** For jobs whose news was not heard. */
const POLL_INTERVAL_MS = 2_000;

const RESTART_AFTER_MS = 1_000;

/** What is to be done for a job, or begun; what rejects is done when a sweep finds by the rows that it was not. */
export type JobHandler = (id: number) => Promise<void>;

/**
 * Takes up jobs that any process has added to the queue on PostgreSQL (graphile-worker), as soon as they are committed. The queue only
 * dispatches: whether there is anything to do, the rows say that a job is about.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly logger = new Logger(Jobs.name);
  private readonly tasks: TaskList = {};
  private readonly stopping = new AbortController();
  private runner: Runner | undefined;
  private isRunnerLost: Promise<void> = Promise.resolve();
  private work: Promise<void> | undefined;
  private left: Promise<void> | undefined;

  constructor(
    private readonly database: JobConnections,
    private readonly clock: Clock,
    serving: ServingState,
  ) {
    // A process that ends begins nothing for others.
    serving.onClose(() => void this.leave());
  }

  /** @param task one handler for each; before the application has started */
  handle(task: string, handler: JobHandler): void {
    this.tasks[task] = async (payload) => {
      const id = idIn(payload);
      // The queue itself is told of no failure: what it cannot write down of one ends the process (graphile-worker 0.17).
      await handler(id).catch((error: unknown) =>
        this.logger.warn({ event: 'jobs.undone', task, id, error }),
      );
    };
  }

  onApplicationBootstrap(): void {
    this.work = this.stayAtWork();
  }

  /** From now on no job is taken up. */
  async onModuleDestroy(): Promise<void> {
    await this.leave();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.work;
  }

  /** Never rejects; resolves when the process stops. */
  private async stayAtWork(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.workUntilLost();
      } catch (error) {
        this.logger.warn({ event: 'jobs.lost', error });
      }
      // It rejects only because the process stops.
      await this.clock.sleep(RESTART_AFTER_MS, signal).catch(() => undefined);
    }
  }

  private async workUntilLost(): Promise<void> {
    const connections = this.database.open();
    const events: WorkerEvents = new EventEmitter();
    // A runner that could not put its jobs away may wait for that for ever: it is left to itself, and with it its connections.
    this.isRunnerLost = once(events, 'pool:fatalError').then(() => undefined);
    try {
      this.runner = await run({
        pgPool: connections,
        taskList: this.tasks,
        parsedCronItems: [],
        preset: {
          worker: {
            concurrentJobs: CONCURRENCY,
            pollInterval: POLL_INTERVAL_MS,
            localQueue: { size: CONCURRENCY },
            completeJobBatchDelay: 0,
          },
        },
        events,
        noHandleSignals: true,
        logger: jobLog(this.logger),
      });
      if (this.stopping.signal.aborted) await this.stop();
      await Promise.race([this.runner.promise, this.isRunnerLost]);
    } finally {
      connections.end().catch((error: unknown) => this.logger.debug({ event: 'jobs.left', error }));
    }
  }

  private async leave(): Promise<void> {
    this.stopping.abort('stopping');
    this.left ??= this.stop();
    await this.left;
  }

  private async stop(): Promise<void> {
    try {
      await Promise.race([this.runner?.stop(), this.isRunnerLost]);
    } catch (error) {
      // It has stopped by itself.
      this.logger.debug({ event: 'jobs.stopped', error });
    }
  }
}

/** As add-job.ts makes it. */
function idIn(payload: unknown): number {
  if (typeof payload === 'object' && payload !== null && 'id' in payload) return Number(payload.id);
  throw new Error('a job has a payload without an id');
}
