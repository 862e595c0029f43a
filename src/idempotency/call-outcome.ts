import { ApiError, type ApiErrorOptions } from '../common/errors/api-error.js';
import type { PublicAddress } from '../common/http/public-address.js';

/** How a call ended, as it is told to whoever repeats it. */
export type CallOutcome =
  | {
      readonly body: object;
      /** Default: 200. */
      readonly status?: 202;
      /** Beside those that every such answer has. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly failure: ApiError };

/** What is kept of a call that was promised its work: what became of it is to be told. */
export const PROMISE = '{"promise":true}';

/**
 * SQL: a statement that promises a call its work, to be committed together with the work's beginning.
 *
 * @param keyId SQL: of its key; null: it has none
 * @param work SQL: a table expression that is empty when there is nothing to promise
 */
export const promiseUnder = (keyId: string, work: string): string =>
  `UPDATE idempotency_key SET answer = '${PROMISE}' FROM ${work} WHERE idempotency_key.id = ${keyId}`;

/** What is kept of a call whose answer held words that were erased: nothing is bought for a repeat, and nothing is told. */
const ERASED = '{"failure":{"code":"NOT_FOUND","detail":"Generation not found","options":{}}}';

/** SQL: an answer that may hold words; promises hold none. */
const HOLDS_WORDS = `answer IS NOT NULL AND answer NOT IN ('${PROMISE}', '${ERASED}')`;

/** SQL: a statement that erases kept answers. */
export const eraseAnswers = (condition: string): string =>
  `UPDATE idempotency_key SET answer = '${ERASED}' WHERE ${condition} AND ${HOLDS_WORDS}`;

/** SQL: a statement that erases the answers kept for a user, $1, but no more than $2; it gives their ids. */
export const ERASE_ANSWERS_OF_USER = `
  WITH held AS MATERIALIZED (
    SELECT id FROM idempotency_key WHERE user_id = $1 AND ${HOLDS_WORDS} ORDER BY id LIMIT $2 FOR NO KEY UPDATE)
  UPDATE idempotency_key SET answer = '${ERASED}' FROM held WHERE idempotency_key.id = held.id RETURNING idempotency_key.id`;

/** JSON as JSON.parse gives it. */
interface KeptOutcome {
  readonly body?: object;
  readonly failure?: Pick<ApiError, 'code' | 'detail'> & { readonly options: ApiErrorOptions };
}

/** Keys whose values are addresses, wherever they stand in an answer. */
const ADDRESS_KEYS: ReadonlySet<string> = new Set(['image_url', 'result_url']);

/**
 * An outcome as it is kept: JSON, in which addresses are paths.
 *
 * @param addresses by which those in this outcome were made
 */
export function keepOutcome(outcome: CallOutcome, addresses: PublicAddress): string {
  const kept = 'failure' in outcome ? { failure: keptFailure(outcome.failure) } : outcome;
  return JSON.stringify(
    kept,
    eachAddress((address) => addresses.pathOf(address)),
  );
}

/** @param addresses of whoever the outcome is told to now */
export function recallOutcome(text: string, addresses: PublicAddress): CallOutcome {
  // Written by keepOutcome.
  const { body, failure } = JSON.parse(
    text,
    eachAddress((path) => addresses.of(path)),
  ) as KeptOutcome;
  if (failure) return { failure: new ApiError(failure.code, failure.detail, failure.options) };
  if (body) return { body };
  throw new Error('an outcome was kept that is none');
}

/** Whatever reaches a client; the cause stays behind. */
function keptFailure({ code, detail, options }: ApiError): KeptOutcome['failure'] {
  return { code, detail, options: { ...options, cause: undefined } };
}

function eachAddress(change: (address: string) => string) {
  return (key: string, value: unknown): unknown =>
    typeof value === 'string' && ADDRESS_KEYS.has(key) ? change(value) : value;
}
