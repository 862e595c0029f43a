import type { Clock } from '../../../common/time/clock.js';
import type { HttpExchange } from '../http-exchange.js';
import type { Job, JobEnd } from '../job.js';
import { errorEnvelope, Refusal } from '../refusal.js';
import type { JobResults } from './job-results.js';

/** Answers `sync: true` once the job has ended. */
export class SyncAnswer {
  constructor(
    private readonly results: JobResults,
    private readonly clock: Clock,
    /** Aborts when the simulator closes. */
    private readonly closing: AbortSignal,
  ) {}

  async send(exchange: HttpExchange, job: Job): Promise<void> {
    await this.clock.sleep(job.latencyMs, this.closing);
    const outcome = syncOutcomeOf(job.end);
    if (outcome === 'hang') return;
    if (job.end.status === 'COMPLETED') {
      const result = this.results.resultOf(job, job.end.hasPicture, exchange.origin);
      exchange.json(outcome, { request_id: job.id, result });
      return;
    }
    const { message, details } = 'error' in job.end ? job.end.error : INTERNAL_FAILURE;
    exchange.json(outcome, errorEnvelope(job.id, new Refusal(outcome, message, details)));
  }
}

const INTERNAL_FAILURE = { message: 'Internal server error', details: 'The job was lost' };

/** The HTTP status of the answer; hang: the job never ends. */
export function syncOutcomeOf(end: JobEnd): number | 'hang' {
  switch (end.status) {
    case 'COMPLETED':
      return 200;
    case 'IN_PROGRESS':
      return 'hang';
    case 'ERROR':
    case 'FAILED':
      return end.error.code >= 400 && end.error.code <= 599 ? end.error.code : 500;
    case 'UNKNOWN':
    case 'NOT_FOUND':
      return 500;
  }
}
