import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AttemptClass } from './attempt-class.js';
import { FailedAttempt } from './fibo-failure.js';
import { readSubmission, type UpstreamAnswer } from './submission-outcome.js';

const NOW = Date.UTC(2026, 10, 22);
const ENVELOPE = { error: { code: 5001, message: 'Try again', details: '' }, request_id: 'r' };

function answer(status: number, body: unknown = '', retryAfter?: string): UpstreamAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, body: Buffer.from(text), retryAfter };
}

function failure(given: UpstreamAnswer): FailedAttempt {
  const outcome = readSubmission(given, NOW);
  if (typeof outcome === 'string') throw new Error(`accepted as ${outcome}`);
  return outcome;
}

describe(readSubmission.name, () => {
  it.each([
    [202, { request_id: '0123456789abcdef0123456789abcdef', status_url: 'https://x/' }],
    [200, { request_id: '0123456789abcdef0123456789abcdef', result: { image_url: 'https://x/' } }],
  ])('takes the id of a job that was accepted with %i', (status, body) => {
    expect(readSubmission(answer(status, body), NOW)).toBe('0123456789abcdef0123456789abcdef');
  });

  it.each([
    ['broken JSON', 202, '{"request_id":"0123'],
    ['HTML', 200, '<html></html>'],
    ['an empty body', 202, ''],
    ['no id', 202, {}],
    ['an id that is no text', 202, { request_id: 7 }],
    ['an empty id', 202, { request_id: '' }],
    ['an id that climbs', 202, { request_id: '..' }],
    ['an id with a slash', 202, { request_id: 'a/b' }],
    ['an endless id', 202, { request_id: 'a'.repeat(129) }],
    ['a list', 202, ['r']],
    ['another 2xx', 204, { request_id: 'r' }],
  ])('does not know the outcome of a success with %s', (_what, status, body) => {
    const { attemptClass, httpStatus } = failure(answer(status, body));
    expect([attemptClass, httpStatus]).toEqual(['unknown', status]);
  });

  it.each<[AttemptClass, number, unknown]>([
    ['refused', 400, ENVELOPE],
    ['refused', 401, ENVELOPE],
    ['refused', 403, ''],
    ['refused', 404, { status: 'NOT_FOUND' }],
    ['refused', 413, '<html></html>'],
    ['refused', 415, { detail: 'no' }],
    ['refused', 422, ENVELOPE],
    ['refused', 302, ''],
    ['refused_temporarily', 429, ENVELOPE],
    ['refused_temporarily', 429, ''],
    ['refused_temporarily', 500, ENVELOPE],
    ['refused_temporarily', 502, ENVELOPE],
    ['refused_temporarily', 503, ENVELOPE],
    ['unknown', 504, ENVELOPE],
    ['unknown', 504, ''],
    ['unknown', 500, ''],
    ['unknown', 502, '<html>Bad Gateway</html>'],
    ['unknown', 503, { message: 'no' }],
    ['unknown', 500, { detail: 'no' }],
    ['unknown', 500, { error: 'no' }],
    ['unknown', 500, { error: { message: 'no code' } }],
    ['unknown', 500, { error: { code: 500 } }],
    ['unknown', 520, ENVELOPE],
  ])('classes as %s: %i with %j', (attemptClass, status, body) => {
    const outcome = failure(answer(status, body));
    expect([outcome.attemptClass, outcome.httpStatus]).toEqual([attemptClass, status]);
  });

  it.each([
    ['7', 7000],
    ['Sun, 22 Nov 2026 00:00:09 GMT', 9000],
    ['soon', undefined],
  ])('hands on a Retry-After of %j', (retryAfter, ms) => {
    expect(failure(answer(429, ENVELOPE, retryAfter)).retryAfterMs).toBe(ms);
    expect(failure(answer(503, ENVELOPE, retryAfter)).retryAfterMs).toBe(ms);
  });

  it('quotes why FIBO refused a 422, without its addresses', () => {
    const body = { error: { code: 422, message: 'Unsafe, see https://bria.ai/policy now' } };
    expect(failure(answer(422, body)).message).toBe('Unsafe, see … now');
  });

  it.each(['', ' \n', undefined])('says a sentence of its own when FIBO gives %j', (message) => {
    const body = { error: { code: 422, message } };
    expect(failure(answer(422, body)).message).toBe('FIBO refused the request (422)');
  });

  it('takes any bytes under any status, and never a success for a refusal', () => {
    const anyBody = fc.oneof(
      fc.uint8Array(),
      fc.json().map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), anyBody, (status, bytes) => {
        const outcome = readSubmission(
          { status, body: Buffer.from(bytes), retryAfter: undefined },
          NOW,
        );
        if (status < 300 && outcome instanceof FailedAttempt) {
          expect(outcome.attemptClass).toBe('unknown');
        }
        if (status >= 300) expect(outcome).toBeInstanceOf(FailedAttempt);
      }),
    );
  });
});
