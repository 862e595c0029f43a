import { randomInt } from 'node:crypto';
import { structuredPromptFor } from '../bridge/language-bridge.js';
import type { FaultScript } from '../faults/fault-script.js';
import type { JobFault } from '../faults/scripted-fault.js';
import type { Job, JobEnd } from '../job.js';
import { findPictureRefusal } from '../moderation.js';
import type { Submission } from '../submission.js';

const SEED_LIMIT = 2 ** 31;

/** Decides on acceptance what becomes of a job, scripted faults included. */
export class JobFactory {
  constructor(
    private readonly faults: FaultScript,
    private readonly latencyMs: number,
  ) {}

  /** `words` is what scripted faults are matched against. */
  create(id: string, submission: Submission, words: string, acceptedAt: number): Job {
    const { endpoint, aspectRatio, resolution, outputType, webhookUrl } = submission;
    const fault = this.faults.take('job', endpoint, words);
    return {
      id,
      endpoint,
      acceptedAt,
      latencyMs: fault?.latencyMs ?? this.latencyMs,
      structuredPrompt: structuredPromptFor(submission),
      seed: submission.seed ?? randomInt(SEED_LIMIT),
      aspectRatio,
      resolution,
      outputType,
      end: endOf(submission, fault),
      statusFault: this.faults.take('status', endpoint, words),
      pictureFault: this.faults.take('picture', endpoint, words),
      webhookUrl,
      webhookFault: this.faults.take('webhook', endpoint, words),
    };
  }
}

function endOf(submission: Submission, fault: JobFault | undefined): JobEnd {
  switch (fault?.ends) {
    case 'never':
      return { status: 'IN_PROGRESS' };
    case 'unknown':
      return { status: 'UNKNOWN' };
    case 'not-found':
      return { status: 'NOT_FOUND' };
    case 'error':
      return { status: 'ERROR', error: errorOf(fault) };
    case 'failed':
      return { status: 'FAILED', error: errorOf(fault) };
    case 'without-picture':
      return { status: 'COMPLETED', hasPicture: false };
    case undefined: {
      const error = findPictureRefusal(submission);
      if (error) return { status: 'ERROR', error };
      return { status: 'COMPLETED', hasPicture: submission.endpoint === 'image' };
    }
  }
}

function errorOf({ code = 500, message = 'Generation failed' }: JobFault) {
  return { code, message, details: 'The simulator was told to fail' };
}
