import type { Clock } from '../../../common/time/clock.js';
import type { Door } from '../door.js';
import { answerFaultily } from '../faults/faulty-answer.js';
import type { HttpExchange } from '../http-exchange.js';
import type { Job } from '../job.js';
import { stateAt } from '../job.js';
import type { Ledger } from '../ledger/ledger.js';
import type { JobResults } from './job-results.js';

const OK = 200;

/** GET /v2/status/{request_id}. */
export class StatusRoute {
  constructor(
    private readonly door: Door,
    private readonly ledger: Ledger,
    private readonly results: JobResults,
    private readonly clock: Clock,
  ) {}

  /** Throws a Refusal for a caller who is not let in. */
  handle(exchange: HttpExchange, id: string): void {
    this.ledger.countStatusCall();
    this.door.admit(exchange, 'status');
    const tracked = this.ledger.findJob(id);
    if (!tracked) {
      exchange.json(404, { status: 'NOT_FOUND' });
      return;
    }
    const { job } = tracked;
    const callsBefore = tracked.statusCalls++;
    if (job.statusFault && callsBefore < (job.statusFault.calls ?? 1))
      answerFaultily(exchange, job.statusFault, id, OK);
    else this.tellState(exchange, job);
  }

  /** A failed job is told of with HTTP 200 too. */
  private tellState(exchange: HttpExchange, job: Job): void {
    const state = stateAt(job, this.clock.now());
    const report = this.results.reportOf(job, state, exchange.origin);
    exchange.json(state.status === 'NOT_FOUND' ? 404 : OK, report);
  }
}
