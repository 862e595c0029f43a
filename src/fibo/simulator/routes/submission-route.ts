import type { Door } from '../door.js';
import type { FaultScript } from '../faults/fault-script.js';
import { answerFaultily, outcomeOf } from '../faults/faulty-answer.js';
import type { SubmissionFault } from '../faults/scripted-fault.js';
import type { HttpExchange } from '../http-exchange.js';
import type { Job } from '../job.js';
import type { Arrival } from '../ledger/arrival.js';
import type { Ledger } from '../ledger/ledger.js';
import { moderatePrompt } from '../moderation.js';
import { errorEnvelope, Refusal } from '../refusal.js';
import { newRequestId } from '../request-id.js';
import { readSubmission } from '../request-validation.js';
import type { Endpoint, Submission } from '../submission.js';
import { wordsOf } from '../submission.js';
import type { WebhookSender } from '../webhooks/webhook-sender.js';
import type { JobFactory } from './job-factory.js';
import type { SyncAnswer } from './sync-answer.js';
import { syncOutcomeOf } from './sync-answer.js';

const ACCEPTED = 202;

/** What is known of a POST before it is looked into. */
type Post = Pick<Arrival, 'requestId' | 'arrivedAt' | 'endpoint' | 'hasToken'>;

/** POST /v2/image/generate and /v2/structured_prompt/generate. */
export class SubmissionRoute {
  constructor(
    private readonly door: Door,
    private readonly faults: FaultScript,
    private readonly jobs: JobFactory,
    private readonly ledger: Ledger,
    private readonly answers: { readonly sync: SyncAnswer; readonly webhooks: WebhookSender },
  ) {}

  async handle(exchange: HttpExchange, endpoint: Endpoint): Promise<void> {
    const { arrivedAt, hasToken } = exchange;
    const post = { requestId: newRequestId(), arrivedAt, endpoint, hasToken };
    let body: unknown;
    try {
      this.door.admit(exchange, endpoint);
      body = await exchange.readJson();
      const submission = readSubmission(endpoint, body);
      moderatePrompt(submission);
      await this.answer(exchange, post, body, submission);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.ledger.record({ ...post, body, outcome: error.status, isPurchase: false });
      exchange.json(error.status, errorEnvelope(post.requestId, error), error.headers);
    }
  }

  private async answer(
    exchange: HttpExchange,
    post: Post,
    body: unknown,
    submission: Submission,
  ): Promise<void> {
    const { requestId, endpoint, arrivedAt } = post;
    const words = wordsOf(body);
    const fault = this.faults.take('submission', endpoint, words);
    const job =
      fault && !isAcceptedDespite(fault)
        ? undefined
        : this.jobs.create(requestId, submission, words, arrivedAt);
    const outcome = outcomeFor(fault, job, submission.isSync);
    this.ledger.record({ ...post, body, outcome, isPurchase: job !== undefined }, job);
    if (job) this.answers.webhooks.announce(job, exchange.origin);
    if (fault) answerFaultily(exchange, fault, requestId, ACCEPTED);
    else if (job && submission.isSync) await this.answers.sync.send(exchange, job);
    else {
      const statusUrl = `${exchange.origin}/v2/status/${requestId}`;
      exchange.json(ACCEPTED, { request_id: requestId, status_url: statusUrl });
    }
  }
}

function isAcceptedDespite({ answer, accepted }: SubmissionFault): boolean {
  return accepted ?? !['error', 'reset', 'hang'].includes(answer);
}

function outcomeFor(
  fault: SubmissionFault | undefined,
  job: Job | undefined,
  isSync: boolean,
): Arrival['outcome'] {
  if (fault) return outcomeOf(fault, ACCEPTED);
  return job && isSync ? syncOutcomeOf(job.end) : ACCEPTED;
}
