import { FailedAttempt } from './fibo-failure.js';
import { parseRetryAfter } from './retry-after.js';
import { quoteUpstream } from './upstream-text.js';
import { isRecord, parseJson } from './upstream-json.js';

/** An answer of FIBO's as it came over the wire. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: Buffer;
}

/** 32 hex digits today; never one that climbs in the path of a status call. */
export const REQUEST_ID = /^\w[\w.-]{0,127}$/;

/**
 * FIBO's answer to a submission: the id of the accepted job, or the failure, classed by what it says about money.
 *
 * @param now epoch milliseconds, to read a `Retry-After` date against
 */
export function readSubmission(answer: UpstreamAnswer, now: number): string | FailedAttempt {
  const { status } = answer;
  const body = parseJson(answer.body);
  if (status >= 200 && status < 300) return readAcceptance(status, body);

  const retryAfterMs = parseRetryAfter(answer.retryAfter, now);
  const facts = {
    httpStatus: status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
  if (status === 429) {
    return new FailedAttempt('refused_temporarily', 'FIBO is rate limiting (429)', facts);
  }
  if (status < 500) {
    return new FailedAttempt('refused', refusal(status, body), facts);
  }
  const said = envelopeMessage(body);
  if (said !== undefined && (status === 500 || status === 502 || status === 503)) {
    return new FailedAttempt('refused_temporarily', `FIBO answered ${status}`, facts);
  }
  return new FailedAttempt('unknown', `FIBO answered ${status} without saying why`, facts);
}

function readAcceptance(status: number, body: unknown): string | FailedAttempt {
  const requestId = isRecord(body) ? body['request_id'] : undefined;
  if ((status === 200 || status === 202) && typeof requestId === 'string') {
    if (REQUEST_ID.test(requestId)) return requestId;
  }
  return new FailedAttempt('unknown', `FIBO answered ${status} with an unreadable body`, {
    httpStatus: status,
  });
}

function refusal(status: number, body: unknown): string {
  if (status === 401 || status === 403) return `FIBO does not accept the account (${status})`;
  if (status !== 422) return `FIBO refused the request (${status})`;
  const said = quoteUpstream(envelopeMessage(body) ?? '');
  return said === '' ? 'FIBO refused the request (422)' : said;
}

/** The message of Bria's own error envelope: `{"error":{"code":…,"message":"…"}}`; undefined for anything else. */
function envelopeMessage(body: unknown): string | undefined {
  const error = isRecord(body) ? body['error'] : undefined;
  if (!isRecord(error) || !('code' in error)) return undefined;
  return typeof error['message'] === 'string' ? error['message'] : undefined;
}
