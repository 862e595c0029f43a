import type { ApiError, Billed, ValidationFault } from './api-error.js';
import { ERROR_CATALOGUE, type ErrorCode } from './error-catalogue.js';

/** The one JSON shape of all failures. */
export interface ErrorBody {
  readonly detail: string | readonly ValidationFault[];
  readonly code: ErrorCode;
  /** One sentence, also where `detail` is a list. */
  readonly message: string;
  readonly retryable: boolean;
  readonly billed: Billed;
  readonly generation_id: number | null;
  readonly request_id: string;
}

/** The answer's body; lists every key but those the error adds on purpose, so that nothing else of it gets out. */
export function errorBody(error: ApiError, requestId: string): ErrorBody {
  const entry = ERROR_CATALOGUE[error.code];
  return {
    detail: error.detail,
    code: error.code,
    message: typeof error.detail === 'string' ? error.detail : summary(error.detail),
    retryable: entry.retryable,
    billed: error.options.billed ?? entry.billed,
    generation_id: error.options.generationId ?? null,
    request_id: requestId,
    ...error.options.supplement,
  };
}

/** The answer's headers, the body's own apart; never cached, because a 404 is by default. */
export function errorHeaders(error: ApiError): Record<string, string> {
  const retryAfterSeconds =
    error.options.retryAfterSeconds ?? ERROR_CATALOGUE[error.code].retryAfterSeconds;
  return {
    'Cache-Control': 'no-store',
    ...(retryAfterSeconds === undefined
      ? {}
      : { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterSeconds))) }),
    ...error.options.headers,
  };
}

/** "prompt: Field required (and 2 more faults)"; a value_error names its field itself. */
function summary(faults: readonly ValidationFault[]): string {
  const [first] = faults;
  if (first === undefined) {
    return 'Invalid request';
  }
  const place = first.loc.slice(1).join('.');
  const msg = place === '' || first.type === 'value_error' ? first.msg : `${place}: ${first.msg}`;
  const more = faults.length - 1;
  return more === 0 ? msg : `${msg} (and ${more} more ${more === 1 ? 'fault' : 'faults'})`;
}
