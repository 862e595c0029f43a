import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/app-config.js';
import { JobPoller } from '../job-poller.js';

/** What Bria takes for most pictures, until this process knows better. */
const TYPICAL_JOB_MS = 15_000;
/** Twice as long take hardly any. */
const TYPICAL_JOBS = 2;
/** Bria gives a receiver so long to answer: a webhook that met a dying process is sent again no sooner. */
const DELIVERY_MS = 10_000;

/** How long FIBO is given to tell of an attempt, counted from when that began, or when this process came to hear, whichever is later. */
export interface Forbearance {
  readonly hearingForMs: number;
  readonly ms: number;
}

/** How long an attempt whose outcome nobody wrote down is left alone, because FIBO may yet tell that it made a job of it. */
@Injectable()
export class WebhookPatience {
  private readonly hearingSinceMs: number;

  constructor(
    private readonly config: AppConfig,
    @Inject(JobPoller) private readonly jobs: Pick<JobPoller, 'typicalMs'>,
    private readonly clock: Clock,
  ) {
    this.hearingSinceMs = clock.now();
  }

  /** Undefined: FIBO is not asked to tell. */
  get forbearance(): Forbearance | undefined {
    if (!this.config.fibo.hasWebhooks) return undefined;
    const jobMs = this.jobs.typicalMs ?? TYPICAL_JOB_MS;
    const hearingForMs = this.clock.now() - this.hearingSinceMs;
    return { hearingForMs, ms: TYPICAL_JOBS * jobMs + DELIVERY_MS };
  }
}
