import type { Endpoint } from '../submission.js';

/** Which requests a fault befalls. */
interface FaultScope {
  /** Only requests whose prompt or structured prompt contains this; default: all. */
  readonly match?: string | undefined;
  /** How many requests; default 1. */
  readonly times?: number | undefined;
  /** Only requests to this endpoint; default: both. */
  readonly endpoint?: Endpoint | undefined;
}

export const ERROR_BODIES = [
  'envelope',
  'detail',
  'message',
  'not-found',
  'html',
  'empty',
] as const;
export const STATUS_ANSWERS = ['error', 'reset', 'hang', 'broken-json', 'html', 'empty'] as const;
export const SUBMISSION_ANSWERS = [...STATUS_ANSWERS, 'no-request-id'] as const;
export const JOB_ENDS = [
  'never',
  'error',
  'failed',
  'unknown',
  'not-found',
  'without-picture',
] as const;
export const PICTURE_ANSWERS = [
  'missing',
  'html',
  'cut-short',
  'truncated',
  'redirect',
  'oversized',
  'slow',
] as const;

/** What is sent instead of the right answer. */
export interface AnswerFault {
  /** error: an error status; reset: a TCP reset; hang: nothing, ever; the others: the success status over that body. */
  readonly answer: (typeof SUBMISSION_ANSWERS)[number];
  /** HTTP status of an error; default 500. */
  readonly status?: number | undefined;
  /** What an error is written in; default envelope. not-found is `{"status":"NOT_FOUND"}`. */
  readonly body?: (typeof ERROR_BODIES)[number] | undefined;
  /** Verbatim Retry-After of an error: seconds, an HTTP date, or nonsense; default none. */
  readonly retryAfter?: string | undefined;
}

/** The POST goes wrong. */
export interface SubmissionFault extends FaultScope, AnswerFault {
  readonly stage: 'submission';
  /** Whether the job is made, and so bought, all the same; default: true only for answers with a success status. */
  readonly accepted?: boolean | undefined;
}

/** The job is accepted and goes another way. */
export interface JobFault extends FaultScope {
  readonly stage: 'job';
  /** Default: the simulator's. */
  readonly latencyMs?: number | undefined;
  /** Default: it completes. failed is `FAILED` in place of `ERROR`; without-picture completes without image_url. */
  readonly ends?: (typeof JOB_ENDS)[number] | undefined;
  /** Of error and failed; default 500. */
  readonly code?: number | undefined;
  /** Of error and failed; default "Generation failed". */
  readonly message?: string | undefined;
}

/** The job's first status calls go wrong. */
export interface StatusFault extends FaultScope, AnswerFault {
  readonly stage: 'status';
  readonly answer: (typeof STATUS_ANSWERS)[number];
  /** How many; default 1. */
  readonly calls?: number | undefined;
}

/** Fetching the job's picture goes wrong. */
export interface PictureFault extends FaultScope {
  readonly stage: 'picture';
  /** cut-short: the connection ends before Content-Length is reached; truncated: half a picture with its right length. */
  readonly answer: (typeof PICTURE_ANSWERS)[number];
  /** How many fetches; default: every one. */
  readonly fetches?: number | undefined;
  /** Where a redirect leads; default: the picture's own address. */
  readonly location?: string | undefined;
  /** Of an oversized one; default 33 MiB. */
  readonly sizeBytes?: number | undefined;
  /** Whether an oversized one tells its Content-Length; default true. */
  readonly declared?: boolean | undefined;
  /** How long a slow one's first byte is awaited after its headers; default 1000. */
  readonly delayMs?: number | undefined;
}

/** The job's receiver is told of its end in another way. */
export interface WebhookFault extends FaultScope {
  readonly stage: 'webhook';
  /** How often, each until it is heard; default 1, 0: never. */
  readonly deliveries?: number | undefined;
  /** From the job's end, so that those of later jobs may come before it; default 0. */
  readonly delayMs?: number | undefined;
}

/** A fault on demand. A request meets at most one of each stage, the oldest first; those after submission only once it is accepted. */
export type ScriptedFault = SubmissionFault | JobFault | StatusFault | PictureFault | WebhookFault;

export type FaultStage = ScriptedFault['stage'];
