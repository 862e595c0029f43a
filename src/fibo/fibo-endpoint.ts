/** Where FIBO is, and what it is asked with. */
export interface FiboEndpoint {
  /** Ends in the version segment, without a trailing slash. */
  readonly baseUrl: string;
  readonly token: string;
}

/** Injection token of the FiboEndpoint in use: Bria's, or the built-in simulator's. */
export const FIBO_ENDPOINT = Symbol('FIBO_ENDPOINT');
