/** A request that is answered with FIBO's error envelope. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly details: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = Refusal.name;
  }
}

/** What went wrong, in FIBO's words; `code` need not be the HTTP status. */
export interface FiboError {
  readonly code: number;
  readonly message: string;
  readonly details: string;
}

/** The body of every failed call but a status call for an unknown job. */
interface ErrorEnvelope {
  readonly error: FiboError;
  readonly request_id: string;
}

export function errorEnvelope(requestId: string, refusal: Refusal): ErrorEnvelope {
  return {
    error: { code: refusal.status, message: refusal.message, details: refusal.details },
    request_id: requestId,
  };
}
