import type { Job, JobEnd } from '../job.js';
import { endsAt } from '../job.js';
import type { UrlSigner } from '../picture/signed-url.js';
import type { JsonObject } from '../submission.js';

/** Tells how jobs are, and what completed ones made. */
export class JobResults {
  constructor(
    private readonly urls: UrlSigner,
    private readonly imageUrlTtlMs: number,
  ) {}

  /** What a status call answers of a job in this state; a webhook tells it in the same words. */
  reportOf(job: Job, state: JobEnd, origin: string): JsonObject {
    const report = { request_id: job.id, status: state.status };
    switch (state.status) {
      case 'COMPLETED':
        return { ...report, result: this.resultOf(job, state.hasPicture, origin) };
      case 'ERROR':
      case 'FAILED':
        return { ...report, error: state.error };
      case 'IN_PROGRESS':
      case 'UNKNOWN':
        return report;
      case 'NOT_FOUND':
        return { status: state.status };
    }
  }

  /** The `result` of an answer; `origin` is what picture addresses begin with. */
  resultOf(job: Job, hasPicture: boolean, origin: string) {
    const { seed, structuredPrompt } = job;
    const description = { seed, structured_prompt: structuredPrompt };
    if (!hasPicture) return description;
    const path = this.urls.sign(picturePath(job), endsAt(job) + this.imageUrlTtlMs);
    return { image_url: `${origin}${path}`, ...description };
  }
}

function picturePath(job: Job): string {
  return `/pictures/${job.id}.${job.outputType === 'png' ? 'png' : 'jpg'}`;
}
