import { Injectable } from '@nestjs/common';
import { reached } from '../common/milestones/milestone.js';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import type { AcceptedJob, AttemptJournal } from './attempt-journal.js';
import { BriaClient } from './bria-client.js';
import { FailedAttempt, LateJob } from './fibo-failure.js';
import type { FiboRequest } from './fibo-provider.js';
import type { CompletedJob, JobEnd, JobLook } from './job-look.js';
import { PollSchedule } from './poll-schedule.js';
import { StatusCalls } from './status-calls.js';
import type { Turn } from './turn-queue.js';
import { JobNews } from './webhooks/job-news.js';

/** A job may be unknown to FIBO's status servers for a moment; after this it is gone. */
const LOST_AFTER_MS = 60_000;

/** Waits for accepted jobs to end. Status calls cost nothing and are repeated, whatever they answer. */
@Injectable()
export class JobPoller {
  private readonly schedule: PollSchedule;
  private finishedAt: number | undefined;

  constructor(
    private readonly client: BriaClient,
    private readonly calls: StatusCalls,
    private readonly clock: Clock,
    private readonly config: AppConfig,
    private readonly news: JobNews,
  ) {
    this.schedule = new PollSchedule(config.fibo.pollIntervalMs);
  }

  /** Epoch milliseconds at which a job was last seen finished; undefined: none yet. */
  get lastSuccessAt(): number | undefined {
    return this.finishedAt;
  }

  /** How long a job takes, as far as this process knows. */
  get typicalMs(): number | undefined {
    return this.schedule.medianMs;
  }

  /**
   * The finished job: found so by a look, or told to be.
   *
   * Rejects with LateJob when the time for one job, or the request's deadline, has passed; even then it has looked once, unless FIBO
   * allows no call.
   * Rejects with FailedAttempt when the job failed or is lost.
   */
  async waitForEnd(
    job: AcceptedJob,
    request: FiboRequest,
    journal: AttemptJournal,
  ): Promise<CompletedJob> {
    const { signal } = request;
    const deadlineAt = Math.min(job.acceptedAt + this.config.fibo.timeoutMs, request.deadlineAt);
    // Nobody waits any longer for what is late already.
    const priority = this.clock.now() < deadlineAt ? request.priority : 'batch';
    const turn = { priority, ownerId: request.ownerId, deadlineAt, signal };
    return this.calls.whileWatching(priority, () =>
      this.news.of(job.requestId, signal, {
        look: (untilTold) => this.poll(job, { ...turn, signal: untilTold }, journal),
        hear: (end) => {
          this.schedule.sawTold(this.clock.now() - job.acceptedAt);
          return this.conclude(end);
        },
      }),
    );
  }

  private async poll(job: AcceptedJob, turn: Turn, journal: AttemptJournal): Promise<CompletedJob> {
    const { deadlineAt, signal } = turn;
    let since = job.acceptedAt;
    for (const waitMs of this.schedule.waitsMs()) {
      const dueAt = since + waitMs;
      await this.sleepUntil(Math.min(dueAt, deadlineAt), signal);
      let lookedAt = 0;
      const look = await this.calls.make(turn, () => {
        lookedAt = this.clock.now();
        reached('job.looking');
        return this.client.look(job.requestId);
      });
      const completed = look && (await this.judge(look, job, journal));
      if (completed) {
        const isFirstLook = since === job.acceptedAt;
        this.schedule.sawEnded(lookedAt - job.acceptedAt, lookedAt - dueAt, isFirstLook);
        return completed;
      }
      since = this.clock.now();
      if (since >= deadlineAt) throw new LateJob();
    }
    throw new LateJob();
  }

  private async sleepUntil(at: number, signal: AbortSignal): Promise<void> {
    const waitMs = at - this.clock.now();
    // Timers are no finer than that.
    if (waitMs >= 1) await this.clock.sleep(waitMs, signal);
    else signal.throwIfAborted();
  }

  private async judge(
    look: JobLook,
    job: AcceptedJob,
    journal: AttemptJournal,
  ): Promise<CompletedJob | undefined> {
    const ageMs = this.clock.now() - job.acceptedAt;
    switch (look.state) {
      case 'completed':
      case 'failed':
        return this.conclude(look);
      case 'not_found':
        if (ageMs > LOST_AFTER_MS) throw new FailedAttempt('lost', 'FIBO lost the job');
        return undefined;
      case 'unavailable':
        if (look.rawAnswer) await journal.answered(look.rawAnswer, 'unknown');
        return undefined;
      case 'in_progress':
        this.schedule.sawUnderWay(ageMs);
        return undefined;
      case 'slow_down':
        return undefined;
    }
  }

  private conclude(end: JobEnd): CompletedJob {
    if (end.state === 'failed')
      throw new FailedAttempt(end.code === 422 ? 'job_refused' : 'job_failed', end.message);
    reached('job.finished');
    this.finishedAt = this.clock.now();
    return end;
  }
}
