import type { Endpoint } from '../submission.js';

/** One POST, as the simulator saw it. */
export interface Arrival {
  /** The answer's request_id; given to every POST, refused ones included. */
  readonly requestId: string;
  /** Milliseconds since the Unix epoch. */
  readonly arrivedAt: number;
  readonly endpoint: Endpoint;
  /** Whether an api_token came along; the token itself is never kept. */
  readonly hasToken: boolean;
  /** Parsed; undefined when it could not be read. */
  readonly body?: unknown;
  /** The HTTP status answered, or how the caller was left without one. */
  readonly outcome: number | 'reset' | 'hang';
  /** Whether a job was made: what FIBO would have billed. */
  readonly isPurchase: boolean;
}

/** Calls that cost nothing, counted since the last reset. */
export interface Traffic {
  readonly statusCalls: number;
  readonly pictureFetches: number;
  /** Fetches that gave the token away; none may. */
  readonly pictureFetchesWithToken: number;
}
