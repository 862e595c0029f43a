import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import type { AcceptedJob, AttemptJournal } from './attempt-journal.js';
import { BriaClient } from './bria-client.js';
import { FailedAttempt, LateJob } from './fibo-failure.js';
import type { FiboRequest } from './fibo-provider.js';
import type { CompletedJob, JobLook } from './job-look.js';
import { PollSchedule } from './poll-schedule.js';

/** A job may be unknown to FIBO's status servers for a moment; after this it is gone. */
const LOST_AFTER_MS = 60_000;

/** FIBO counts calls by the minute; without a `Retry-After` a quarter of one is a fair guess. */
const DEFAULT_PAUSE_MS = 15_000;

/** Waits for accepted jobs to end. Status calls cost nothing and are repeated, whatever they answer. */
@Injectable()
export class JobPoller {
  private readonly schedule: PollSchedule;
  private pausedUntil = 0;
  private finishedAt: number | undefined;

  constructor(
    private readonly client: BriaClient,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {
    this.schedule = new PollSchedule(config.fibo.pollIntervalMs);
  }

  /** Epoch milliseconds at which a job was last seen finished; undefined: none yet. */
  get lastSuccessAt(): number | undefined {
    return this.finishedAt;
  }

  /**
   * The finished job.
   *
   * Rejects with LateJob when the time for one job, or the request's deadline, has passed; even then it has looked once, unless FIBO
   * asked for a pause.
   * Rejects with FailedAttempt when the job failed or is lost.
   */
  async waitForEnd(
    job: AcceptedJob,
    request: FiboRequest,
    journal: AttemptJournal,
  ): Promise<CompletedJob> {
    const limitAt = Math.min(job.acceptedAt + this.config.fibo.timeoutMs, request.deadlineAt);
    let since = job.acceptedAt;
    for (const waitMs of this.schedule.waitsMs()) {
      const dueAt = since + waitMs;
      await this.pause(Math.max(dueAt, this.pausedUntil), limitAt, request.signal);
      if (this.clock.now() >= this.pausedUntil) {
        const lateMs = this.clock.now() - dueAt;
        const look = await this.client.look(job.requestId);
        const completed = await this.judge(look, job, journal);
        if (completed) {
          // Who looks late, after a pause or a restart, does not learn when the job ended. By the moment the look was due it had.
          if (lateMs <= this.config.fibo.pollIntervalMs)
            this.schedule.learn(dueAt - job.acceptedAt);
          return completed;
        }
      }
      since = this.clock.now();
      if (since >= limitAt) throw new LateJob();
    }
    throw new LateJob();
  }

  private async pause(until: number, limitAt: number, signal: AbortSignal): Promise<void> {
    const waitMs = Math.min(until, limitAt) - this.clock.now();
    // Timers are no finer than that.
    if (waitMs >= 1) await this.clock.sleep(waitMs, signal);
    else signal.throwIfAborted();
  }

  /** A shorter pause never ends a longer one. */
  private pauseAll(ms: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + ms);
  }

  private async judge(
    look: JobLook,
    job: AcceptedJob,
    journal: AttemptJournal,
  ): Promise<CompletedJob | undefined> {
    const ageMs = this.clock.now() - job.acceptedAt;
    switch (look.state) {
      case 'completed':
        this.finishedAt = this.clock.now();
        return look;
      case 'failed':
        throw new FailedAttempt(look.code === 422 ? 'job_refused' : 'job_failed', look.message);
      case 'not_found':
        if (ageMs > LOST_AFTER_MS) throw new FailedAttempt('lost', 'FIBO lost the job');
        return undefined;
      case 'slow_down':
        this.pauseAll(look.retryAfterMs ?? DEFAULT_PAUSE_MS);
        return undefined;
      case 'unavailable':
        if (look.rawAnswer) await journal.answered(look.rawAnswer, 'unknown');
        return undefined;
      case 'in_progress':
        return undefined;
    }
  }
}
