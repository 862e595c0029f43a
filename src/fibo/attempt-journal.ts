import type { Billed } from '../common/errors/api-error.js';
import type { AttemptClass } from './attempt-class.js';
import type { FailedAttempt } from './fibo-failure.js';

/** A job that FIBO accepted and that has not ended as far as the journal knows. */
export interface AcceptedJob {
  readonly requestId: string;
  /** Epoch milliseconds, by the clock of the process that asked. */
  readonly acceptedAt: number;
}

/** One attempt of one generation. */
export interface AttemptRef {
  readonly generationId: number;
  /** From 1. */
  readonly number: number;
}

/** What is known of a generation's attempts. */
export interface AttemptHistory {
  /** Attempts that failed, oldest first. */
  readonly failed: readonly AttemptClass[];
  /** The attempt that has begun and not ended: accepted, or (null) not known to be. */
  readonly open: AcceptedJob | null | undefined;
}

/** The durable record of one generation's attempts; every method that is waited for has committed when it resolves. */
export abstract class AttemptJournal {
  /** Undefined until the first commit. */
  abstract readonly generationId: number | undefined;

  /** Kept up to date by the methods below; not empty from the start when a generation is resumed. */
  abstract readonly history: AttemptHistory;

  /** The attempt that has begun. Throws before the first commit. */
  get attempt(): AttemptRef {
    const { generationId } = this;
    if (generationId === undefined) throw new Error('no attempt has begun');
    return { generationId, number: this.history.failed.length + 1 };
  }

  /** The generation waits for its turn; nothing is sent yet. */
  abstract queued(): Promise<void>;

  /** An attempt begins; called before its first byte is sent. */
  abstract begun(): Promise<void>;

  /** The first byte of the attempt is about to be sent; kept where it outlives this process when it returns. Throws: then nothing may be sent. */
  abstract sending(): void;

  /** FIBO accepted, and the job is paid for; called before anything else is done with it. */
  abstract accepted(job: AcceptedJob): Promise<void>;

  /** The attempt failed and another one follows. */
  abstract failed(failure: FailedAttempt): Promise<void>;

  /** Keeps FIBO's answer as it came when it cannot be turned into a picture at once; `billed` says whether it tells of a finished job. */
  abstract answered(rawAnswer: Buffer, billed: Billed): Promise<void>;
}
