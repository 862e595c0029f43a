import { isRecord, parseJson } from './upstream-json.js';
import { parseRetryAfter } from './retry-after.js';
import { quoteUpstream } from './upstream-text.js';
import type { UpstreamAnswer } from './submission-outcome.js';

/** A finished job's result. */
export interface CompletedJob {
  readonly state: 'completed';
  readonly imageUrl: string;
  readonly seed: number | null;
  readonly structuredPrompt: string | null;
  readonly rawAnswer: Buffer;
}

/** What one status call tells. */
export type JobLook =
  | { readonly state: 'in_progress' }
  | CompletedJob
  | { readonly state: 'failed'; readonly code: number | null; readonly message: string }
  /** FIBO does not know the job. */
  | { readonly state: 'not_found' }
  /** FIBO asks for fewer status calls. */
  | { readonly state: 'slow_down'; readonly retryAfterMs: number | undefined }
  /** The call failed and says nothing about the job; `rawAnswer` when an answer came that cannot be read. */
  | { readonly state: 'unavailable'; readonly rawAnswer?: Buffer };

/** A look, or news, after which there is nothing more to wait for. */
export type JobEnd = Extract<JobLook, { readonly state: 'completed' | 'failed' }>;

/**
 * Reads FIBO's answer to a status call; a job's failure comes under HTTP 200. What is said of another job says nothing of this one.
 *
 * @param now epoch milliseconds, to read a `Retry-After` date against
 */
export function readJobLook(answer: UpstreamAnswer, now: number, requestId: string): JobLook {
  const body = parseJson(answer.body);
  const status = isRecord(body) ? body['status'] : undefined;
  if (answer.status === 429) {
    return { state: 'slow_down', retryAfterMs: parseRetryAfter(answer.retryAfter, now) };
  }
  if (answer.status === 404 && status === 'NOT_FOUND') return { state: 'not_found' };
  if (answer.status !== 200 || !isRecord(body)) return { state: 'unavailable' };
  if ((body['request_id'] ?? requestId) !== requestId) return { state: 'unavailable' };
  switch (status) {
    case 'IN_PROGRESS':
      return { state: 'in_progress' };
    case 'COMPLETED':
      return readResult(body['result'], answer.body);
    case 'ERROR':
    case 'FAILED':
      return readError(body['error']);
    case 'UNKNOWN':
      return { state: 'failed', code: null, message: 'FIBO ended the job without a reason' };
    default:
      return { state: 'unavailable', rawAnswer: answer.body };
  }
}

function readResult(result: unknown, rawAnswer: Buffer): JobLook {
  const imageUrl = isRecord(result) ? result['image_url'] : undefined;
  if (!isRecord(result) || typeof imageUrl !== 'string') {
    return { state: 'unavailable', rawAnswer };
  }
  const seed = result['seed'];
  const structuredPrompt = result['structured_prompt'];
  return {
    state: 'completed',
    imageUrl,
    seed: Number.isSafeInteger(seed) ? (seed as number) : null,
    structuredPrompt:
      typeof structuredPrompt === 'string' ? structuredPrompt.replaceAll('\u0000', '') : null,
    rawAnswer,
  };
}

function readError(error: unknown): JobLook {
  const code = isRecord(error) ? error['code'] : undefined;
  const message = isRecord(error) ? error['message'] : undefined;
  const said = typeof message === 'string' ? quoteUpstream(message) : '';
  return {
    state: 'failed',
    code: typeof code === 'number' ? code : null,
    message: said === '' ? 'FIBO ended the job without a reason' : said,
  };
}
