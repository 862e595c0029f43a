import type { CatalogueEntry, ErrorCode } from './error-catalogue.js';

/** Whether money was spent: certainly not, certainly, or nobody can tell. */
export type Billed = CatalogueEntry['billed'];

/** One fault of a submitted value; `loc` begins with body, query or path. */
export interface ValidationFault {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

/** What a failure may carry beyond its code; all but `isUnderWay`, `isWithdrawn` and `cause` reaches the client. */
export interface ApiErrorOptions {
  /** Overrides the catalogue's `billed`. */
  readonly billed?: Billed;
  /** The row that stands for the failed generation. */
  readonly generationId?: number;
  /** The generation goes on though this answer ends: its picture may still come. */
  readonly isUnderWay?: boolean;
  /** Whoever asked gave it up before it was begun; others who want the same may begin it. */
  readonly isWithdrawn?: boolean;
  /** Seconds for `Retry-After`; default: the catalogue's, if it has one. */
  readonly retryAfterSeconds?: number;
  /** Further answer headers, e.g. Allow or Location. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Further keys of the answer's body, after those that every failure has. */
  readonly supplement?: object;
  readonly cause?: unknown;
}

/** A failure that a client is told of, by its code in the catalogue; needs no request to exist. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** As in the reference: a list for validation, else a sentence. Quotes no secret, SQL, stack or upstream address. */
    readonly detail: string | readonly ValidationFault[],
    readonly options: ApiErrorOptions = {},
  ) {
    super(typeof detail === 'string' ? detail : detail.map((fault) => fault.msg).join('; '), {
      cause: options.cause,
    });
    this.name = ApiError.name;
  }
}
