import type { Picture } from './picture.js';
import type { AttemptJournal } from './attempt-journal.js';

/** The ratios FIBO draws (Bria API v2, POST /image/generate). */
export const ASPECT_RATIOS = [
  '1:1',
  '2:3',
  '3:2',
  '3:4',
  '4:3',
  '4:5',
  '5:4',
  '9:16',
  '16:9',
] as const;

export type AspectRatio = (typeof ASPECT_RATIOS)[number];

/** Whether somebody waits for this one picture, or it is one of many. */
export type Priority = 'interactive' | 'batch';

/** One picture to buy. */
export interface FiboRequest {
  /** The whole text that FIBO reads. */
  readonly prompt: string;
  readonly aspectRatio: AspectRatio;
  /** Null lets FIBO choose. */
  readonly seed: number | null;
  readonly negativePrompt: string | null;
  /** Whose picture it is: among requests of one priority owners take turns. */
  readonly ownerId: number;
  /** Interactive requests go before batches wherever requests wait. */
  readonly priority: Priority;
  /** Attempts beyond the first, 0 to 5. */
  readonly maxRetries: number;
  /** Epoch milliseconds; no wait and no submission begins after it. */
  readonly deadlineAt: number;
  /** Stops every wait at once, never a submission that is on its way. */
  readonly signal: AbortSignal;
  /** Stops the waiting for a first attempt, as `signal` does: the picture is not wanted any more unless it has been begun. */
  readonly withdrawal?: AbortSignal | undefined;
  /** Asked before each purchase, a repeated one too; what it rejects with passes through, and nothing is sent. */
  readonly assertMayBuy: () => Promise<void>;
}

/** A picture that was bought, fetched and decoded. */
export interface FiboPicture extends Picture {
  readonly bytes: Buffer;
  /** The seed FIBO used. */
  readonly seed: number | null;
  /** JSON text as FIBO gave it, but for U+0000, which PostgreSQL cannot keep in text. */
  readonly structuredPrompt: string | null;
  /** FIBO's last answer about the job, byte for byte. */
  readonly rawAnswer: Buffer;
}

/** How the way to FIBO is, for readiness and logs. */
export interface FiboHealth {
  readonly circuit: 'closed' | 'half-open' | 'open';
  /** Epoch milliseconds of the last finished job of this process. */
  readonly lastSuccessAt: number | undefined;
}

/** Draws pictures for money. */
export abstract class FiboProvider {
  /**
   * Buys one picture, or goes on with what the journal has recorded of it.
   *
   * Rejects with FailedAttempt when no further attempt may be made (RetryTooLate: in time), or with CircuitOpen, TimedOutBeforeAcceptance, LateJob or
   * ImageUnavailable; whatever the journal rejects with passes through and stops the work.
   */
  abstract generate(request: FiboRequest, journal: AttemptJournal): Promise<FiboPicture>;

  /** Throws CircuitOpen while nothing would be bought. */
  abstract assertOpen(): void;

  abstract health(): FiboHealth;
}
