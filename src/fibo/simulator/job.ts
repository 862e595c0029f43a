import type { PictureFault, StatusFault, WebhookFault } from './faults/scripted-fault.js';
import type { FiboError } from './refusal.js';
import type { AspectRatio, Endpoint, OutputType, Resolution } from './submission.js';

/** What becomes of a job once its latency has passed; IN_PROGRESS: it never ends. */
export type JobEnd =
  | { readonly status: 'COMPLETED'; readonly hasPicture: boolean }
  | { readonly status: 'ERROR' | 'FAILED'; readonly error: FiboError }
  | { readonly status: 'UNKNOWN' | 'NOT_FOUND' | 'IN_PROGRESS' };

/** Something bought. Decided whole on acceptance, so that a restart changes nothing; survives as JSON. */
export interface Job {
  /** The request_id, 32 hex digits. */
  readonly id: string;
  readonly endpoint: Endpoint;
  /** Milliseconds since the Unix epoch. */
  readonly acceptedAt: number;
  readonly latencyMs: number;
  /** JSON text. */
  readonly structuredPrompt: string;
  readonly seed: number;
  readonly aspectRatio: AspectRatio;
  readonly resolution: Resolution;
  readonly outputType: OutputType;
  readonly end: JobEnd;
  readonly statusFault?: StatusFault | undefined;
  readonly pictureFault?: PictureFault | undefined;
  /** Who is to be told of its end; undefined: nobody. */
  readonly webhookUrl?: string | undefined;
  readonly webhookFault?: WebhookFault | undefined;
}

/** When the job ends, in milliseconds since the Unix epoch. */
export function endsAt(job: Job): number {
  return job.acceptedAt + job.latencyMs;
}

/** The job's state at a moment. A job that gets lost is so from the beginning. */
export function stateAt(job: Job, now: number): JobEnd {
  const isUnderWay = now < endsAt(job) && job.end.status !== 'NOT_FOUND';
  return isUnderWay ? { status: 'IN_PROGRESS' } : job.end;
}
