import { request } from 'undici';
import type { Clock } from '../../../common/time/clock.js';
import { endsAt, type Job, stateAt } from '../job.js';
import type { JobResults } from '../routes/job-results.js';
import type { WebhookSigner } from './webhook-signer.js';

const ANSWER_WITHIN_MS = 10_000;
const MINUTE_MS = 60_000;

/** Five attempts within three quarters of an hour; how Bria divides them is not documented. */
export const DEFAULT_GAPS_MS: readonly number[] = [1, 4, 10, 30].map((gap) => gap * MINUTE_MS);

/** One attempt to tell a receiver of a job. */
export interface Delivery {
  readonly requestId: string;
  /** Milliseconds since the Unix epoch. */
  readonly sentAt: number;
  /** The HTTP status that the receiver answered; failed: it answered nothing in time. */
  readonly outcome: number | 'failed';
}

/** Tells receivers of jobs that have ended, again and again until they say that they have heard. */
export class WebhookSender {
  private readonly log: Delivery[] = [];

  constructor(
    private readonly signer: WebhookSigner,
    private readonly results: JobResults,
    /** Between one attempt and the next. */
    private readonly gapsMs: readonly number[],
    private readonly clock: Clock,
    /** Aborts when the simulator closes. */
    private readonly closing: AbortSignal,
  ) {}

  /** Every attempt that has come to something, in that order. */
  deliveries(): readonly Delivery[] {
    return [...this.log];
  }

  /** Sees to it, by and by, that the receiver of the job hears of its end; a job without one needs nothing. */
  announce(job: Job, origin: string): void {
    const { webhookUrl, webhookFault: { deliveries = 1, delayMs = 0 } = {} } = job;
    if (webhookUrl === undefined || !/^https?:/i.test(webhookUrl)) return;
    const tellFrom = endsAt(job) + delayMs;
    for (let copy = 0; copy < deliveries; copy++)
      void this.tell(job, webhookUrl, origin, tellFrom).catch((error: unknown) => {
        if (!this.closing.aborted) throw error;
      });
  }

  private async tell(job: Job, url: string, origin: string, tellFrom: number): Promise<void> {
    // A timer may end a millisecond early, and the job is still under way then.
    for (let leftMs; (leftMs = tellFrom - this.clock.now()) > 0;)
      await this.clock.sleep(leftMs, this.closing);
    const end = stateAt(job, this.clock.now());
    if (end.status === 'IN_PROGRESS' || end.status === 'NOT_FOUND') return;
    const body = JSON.stringify(this.results.reportOf(job, end, origin));
    for (let attempt = 0; !(await this.deliver(job.id, url, body)); attempt++) {
      const gapMs = this.gapsMs[attempt];
      if (gapMs === undefined) return;
      await this.clock.sleep(gapMs, this.closing);
    }
  }

  /** Whether the receiver has heard. Each attempt is signed anew. */
  private async deliver(requestId: string, url: string, body: string): Promise<boolean> {
    const sentAt = this.clock.now();
    const outcome = await this.post(url, body, this.signer.headersFor(requestId, body, sentAt));
    this.log.push({ requestId, sentAt, outcome });
    return outcome !== 'failed' && outcome >= 200 && outcome < 300;
  }

  private async post(
    url: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Delivery['outcome']> {
    const signal = AbortSignal.any([this.closing, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    try {
      const response = await request(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
        signal,
      });
      await response.body.dump();
      return response.statusCode;
    } catch {
      this.closing.throwIfAborted();
      return 'failed';
    }
  }
}
