import { Injectable } from '@nestjs/common';
import { reached } from '../common/milestones/milestone.js';
import { Clock } from '../common/time/clock.js';
import type { AcceptedJob, AttemptJournal } from './attempt-journal.js';
import { BriaClient } from './bria-client.js';
import type { BudgetedCall } from './call-window.js';
import { Circuit } from './circuit.js';
import { TimedOutBeforeAcceptance } from './fibo-failure.js';
import type { FiboHealth, FiboRequest } from './fibo-provider.js';
import { AttemptAddresses } from './webhooks/attempt-addresses.js';
import { JobNews } from './webhooks/job-news.js';

/** Makes one purchase, recorded before its first byte and again before anything is done with its answer. */
@Injectable()
export class Submitter {
  constructor(
    private readonly client: BriaClient,
    private readonly circuit: Circuit,
    private readonly clock: Clock,
    private readonly addresses: AttemptAddresses,
    private readonly news: JobNews,
  ) {}

  get circuitState(): FiboHealth['circuit'] {
    return this.circuit.state;
  }

  /** Throws CircuitOpen while the way is closed. */
  assertOpen(): void {
    this.circuit.assertNotOpen();
  }

  /** Rejects with CircuitOpen while the way is closed, or as `assertMayBuy` does, so that nobody queues for it. */
  async assertOpenForBusiness({ assertMayBuy }: FiboRequest): Promise<void> {
    this.circuit.assertNotOpen();
    await assertMayBuy();
  }

  /**
   * Rejects with CircuitOpen, TimedOutBeforeAcceptance, as `assertMayBuy` does (nothing was sent) or with FailedAttempt.
   *
   * @param submission not made when nothing is sent
   */
  async submit(
    request: FiboRequest,
    journal: AttemptJournal,
    submission: BudgetedCall,
  ): Promise<AcceptedJob> {
    // Again: whoever has waited for a slot asked long ago.
    await this.assertOpenForBusiness(request);
    // What is asked there may take its time too.
    request.signal.throwIfAborted();
    const requestId = await this.circuit.run(async () => {
      this.assertInTime(request);
      await journal.begun();
      // Writing it down may have taken long, and the caller may have been told that nothing was bought.
      this.assertInTime(request);
      const { attempt } = journal;
      const body = submissionBody(request, this.addresses.of(attempt));
      return this.news.acceptanceOf(
        attempt,
        submission.make(() => this.client.submit(body, () => journal.sending())),
      );
    });
    reached('submission.answered');
    const job = { requestId, acceptedAt: this.clock.now() };
    await journal.accepted(job);
    return job;
  }

  private assertInTime({ deadlineAt }: FiboRequest): void {
    if (this.clock.now() >= deadlineAt) throw new TimedOutBeforeAcceptance();
  }
}

/** `sync: false`: the answer, with the job's id, comes at once. Fields that are null are left out, not sent. */
function submissionBody(request: FiboRequest, webhookUrl: string | undefined): string {
  return JSON.stringify({
    prompt: request.prompt,
    aspect_ratio: request.aspectRatio,
    ...(request.seed === null ? {} : { seed: request.seed }),
    ...(request.negativePrompt === null ? {} : { negative_prompt: request.negativePrompt }),
    sync: false,
    ...(webhookUrl === undefined ? {} : { webhook_url: webhookUrl }),
  });
}
