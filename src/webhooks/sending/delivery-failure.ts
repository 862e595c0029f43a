/** How a receiver answered badly. */
export interface BadAnswer {
  /** HTTP status; undefined: there was no answer. */
  readonly status?: number;
  /** The receiver wants nothing of it, now or later. */
  readonly isFinal?: boolean;
  /** It wants to be left alone for so long. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** An event could not be delivered this time. The message is for its owner: our own words, without an address that a name led to. */
export class DeliveryFailure extends Error {
  readonly status: number | undefined;
  readonly isFinal: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(message: string, { status, isFinal = false, retryAfterMs, cause }: BadAnswer = {}) {
    super(message, { cause });
    this.name = DeliveryFailure.name;
    this.status = status;
    this.isFinal = isFinal;
    this.retryAfterMs = retryAfterMs;
  }
}
