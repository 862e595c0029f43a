import type { Billed } from '../common/errors/api-error.js';

/** How an attempt to buy a picture ended; the class decides whether it may be made again. */
export const ATTEMPT_CLASSES = [
  /** The job finished and its picture is kept. */
  'delivered',
  /** No byte of the request reached FIBO. */
  'not_sent',
  /** FIBO said no, and may say yes later. */
  'refused_temporarily',
  /** FIBO said no for good. */
  'refused',
  /** Sent, and nobody can tell whether FIBO accepted it. */
  'unknown',
  /** Accepted, and FIBO no longer knows the job. */
  'lost',
  /** Accepted, and the job ended in an error that another job may not meet. */
  'job_failed',
  /** Accepted, and the job ended because FIBO refuses what was asked for. */
  'job_refused',
] as const;

export type AttemptClass = (typeof ATTEMPT_CLASSES)[number];

const BILLED: Readonly<Record<AttemptClass, Billed>> = {
  delivered: 'yes',
  not_sent: 'no',
  refused_temporarily: 'no',
  refused: 'no',
  unknown: 'unknown',
  lost: 'unknown',
  job_failed: 'unknown',
  job_refused: 'unknown',
};

/** Whether an attempt that ended so costs money. */
export function billedFor(attemptClass: AttemptClass): Billed {
  return BILLED[attemptClass];
}

const CERTAINTY: readonly Billed[] = ['no', 'unknown', 'yes'];

/** What several attempts together cost: one certain bill makes it yes, one possible bill unknown. */
export function billedForAll(attempts: readonly Billed[]): Billed {
  return attempts.reduce<Billed>(
    (most, billed) => (CERTAINTY.indexOf(billed) > CERTAINTY.indexOf(most) ? billed : most),
    'no',
  );
}
