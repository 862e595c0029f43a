import { Injectable } from '@nestjs/common';
import { reached } from '../common/milestones/milestone.js';
import { AttemptLoop } from './attempt-loop.js';
import type { AcceptedJob, AttemptJournal } from './attempt-journal.js';
import {
  FiboProvider,
  type FiboHealth,
  type FiboPicture,
  type FiboRequest,
} from './fibo-provider.js';
import type { CompletedJob } from './job-look.js';
import { JobPoller } from './job-poller.js';
import { JobSlots } from './job-slots.js';
import { ImageUnavailable } from './fibo-failure.js';
import { PictureFetcher } from './picture-fetcher.js';
import { Retry } from './retry.decorator.js';
import { Submitter } from './submitter.js';

/** FIBO as Bria serves it: submit, poll, fetch the picture. */
@Injectable()
export class BriaFiboProvider extends FiboProvider {
  constructor(
    readonly attempts: AttemptLoop,
    private readonly slots: JobSlots,
    private readonly submitter: Submitter,
    private readonly poller: JobPoller,
    private readonly pictures: PictureFetcher,
  ) {
    super();
  }

  @Retry()
  override async generate(request: FiboRequest, journal: AttemptJournal): Promise<FiboPicture> {
    const recorded = journal.history.open;
    const completed = recorded
      ? await this.poller.waitForEnd(recorded, request, journal)
      : await this.buy(request, journal);
    return this.collect(completed, request, journal);
  }

  override assertOpen(): void {
    this.submitter.assertOpen();
  }

  override health(): FiboHealth {
    return { circuit: this.submitter.circuitState, lastSuccessAt: this.poller.lastSuccessAt };
  }

  /** One slot from submission to the job's end; a job that is only looked after needs none. */
  private async buy(request: FiboRequest, journal: AttemptJournal): Promise<CompletedJob> {
    const { withdrawal } = request;
    const isWithdrawable = withdrawal && journal.history.failed.length === 0;
    const waiting = isWithdrawable
      ? { ...request, signal: AbortSignal.any([request.signal, withdrawal]) }
      : request;
    waiting.signal.throwIfAborted();
    await this.submitter.assertOpenForBusiness(request);
    if (this.slots.mustWait(request)) await journal.queued();
    return this.slots.hold(waiting, async (submission) => {
      const job: AcceptedJob = await this.submitter.submit(waiting, journal, submission);
      return this.poller.waitForEnd(job, request, journal);
    });
  }

  private async collect(
    job: CompletedJob,
    request: FiboRequest,
    journal: AttemptJournal,
  ): Promise<FiboPicture> {
    const { seed, structuredPrompt, rawAnswer } = job;
    try {
      const picture = await this.pictures.fetch(job.imageUrl, request);
      reached('picture.fetched');
      return { ...picture, seed, structuredPrompt, rawAnswer };
    } catch (error) {
      if (error instanceof ImageUnavailable) await journal.answered(rawAnswer, 'yes');
      throw error;
    }
  }
}
