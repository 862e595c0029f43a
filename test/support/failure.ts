import { expect } from '@jest/globals';
import type { ValidationFault } from '../../src/common/errors/api-error.js';
import type { ErrorCode } from '../../src/common/errors/error-catalogue.js';
import { type Answer, ask } from './ask.js';
import type { TestService } from './test-service.js';

/** What a failure must tell, as the contract's table has it. */
export interface Failure {
  readonly status: number;
  readonly code: ErrorCode;
  /** A pattern where FIBO has its word in it. */
  readonly detail: string | RegExp | readonly ValidationFault[];
  readonly retryable: boolean;
  readonly billed: 'no' | 'yes' | 'unknown';
  /** Default: there is none, and no `Location`. */
  readonly generationId?: number;
  /** Default: no such header. */
  readonly retryAfter?: string;
}

const TOKEN = 'test-token';
const STACK = /\n\s+at |node_modules|\.[jt]s:\d/;
const SQL = /select |insert into|update generation|relation |column |pg_|postgres|sqlstate/i;

/** Any request to the service, and its answer, which must give nothing away. */
export async function askHarmlessly(
  service: TestService,
  path: string,
  init: RequestInit,
): Promise<Answer> {
  return harmless(service, await ask(`${service.url}${path}`, init));
}

/** Passes an answer on that holds no stack, no SQL, no address of FIBO's and no token, neither in its body nor in its headers. */
export function harmless(service: TestService, answer: Answer): Answer {
  const text = `${[...answer.headers].join('\n')}\n${JSON.stringify(answer.body)}`;
  expect(text).not.toContain(TOKEN);
  expect(text).not.toContain(new URL(service.simulator.origin).host);
  expect(text).not.toMatch(STACK);
  expect(text).not.toMatch(SQL);
  return answer;
}

/** Every failure has the one shape, says no more than it should and is never kept by a cache. */
export function expectFailure(service: TestService, answer: Answer, failure: Failure): void {
  const { status, headers, body } = harmless(service, answer);
  const { code, detail, retryable, billed, generationId = null, retryAfter = null } = failure;
  expect(body).toEqual({
    detail: detail instanceof RegExp ? expect.stringMatching(detail) : detail,
    code,
    message: typeof body['detail'] === 'string' ? body['detail'] : expect.stringMatching(/\S/),
    retryable,
    billed,
    generation_id: generationId,
    request_id: headers.get('x-request-id'),
  });
  expect(status).toBe(failure.status);
  expect(headers.get('x-request-id')).toMatch(/^[\x21-\x7e]{1,128}$/);
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('retry-after')).toBe(retryAfter);
  expect(headers.get('location')).toBe(generationId && `/api/generate/${generationId}`);
}
