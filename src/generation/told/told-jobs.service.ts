import { Injectable, Logger } from '@nestjs/common';
import { JobNews } from '../../fibo/webhooks/job-news.js';
import type { ToldJob } from '../../fibo/webhooks/fibo-webhooks.js';
import { ToldJobsRepository } from './told-jobs.repository.js';

/** Takes note of the jobs that FIBO tells of unasked, in whatever order and however often. */
@Injectable()
export class ToldJobsService {
  private readonly logger = new Logger(ToldJobsService.name);

  constructor(
    private readonly repository: ToldJobsRepository,
    private readonly news: JobNews,
  ) {}

  /** What is told is recorded when this resolves; what can never be is logged, for telling it again would change nothing. */
  async take({ attempt, requestId, end }: ToldJob): Promise<void> {
    // Whoever waits for a job's end has written its id down before.
    if (end && this.news.tellEnd(requestId, end)) return;
    const recording = await this.repository.record(attempt, requestId);
    const about = { ...attempt, fiboRequestId: requestId };
    switch (recording) {
      case 'recorded':
        this.logger.log({ event: 'webhook.job_recorded', ...about });
        this.news.tellAcceptance(attempt, requestId);
        return;
      case 'known':
        this.news.tellAcceptance(attempt, requestId);
        return;
      default:
        this.logger.warn({ event: 'webhook.job_unrecorded', reason: recording, ...about });
    }
  }
}
