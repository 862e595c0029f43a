import { describe, expect, it } from '@jest/globals';
import { readJobLook } from './job-look.js';
import type { UpstreamAnswer } from './submission-outcome.js';

const NOW = Date.UTC(2026, 10, 22);
const JOB = '7f3a';

function answer(status: number, body: unknown, retryAfter?: string): UpstreamAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, body: Buffer.from(text), retryAfter };
}

describe(readJobLook.name, () => {
  it('reads a finished job and keeps the answer as it came', () => {
    const result = { image_url: 'https://x/1.png', seed: 314159, structured_prompt: '{"a":1}' };
    const given = answer(200, { status: 'COMPLETED', result });

    expect(readJobLook(given, NOW, JOB)).toEqual({
      state: 'completed',
      imageUrl: 'https://x/1.png',
      seed: 314159,
      structuredPrompt: '{"a":1}',
      rawAnswer: given.body,
    });
  });

  it.each([undefined, null, '7', 1.5, 2 ** 53])('does without a seed that is %j', (seed) => {
    const given = answer(200, { status: 'COMPLETED', result: { image_url: 'https://x/', seed } });
    expect(readJobLook(given, NOW, JOB)).toMatchObject({ state: 'completed', seed: null });
  });

  it('does without a structured prompt that is no text', () => {
    const result = { image_url: 'https://x/', structured_prompt: { a: 1 } };
    const look = readJobLook(answer(200, { status: 'COMPLETED', result }), NOW, JOB);
    expect(look).toMatchObject({ state: 'completed', structuredPrompt: null });
  });

  it.each([
    ['COMPLETED without a result', { status: 'COMPLETED' }],
    ['COMPLETED without an address', { status: 'COMPLETED', result: { seed: 7 } }],
    ['a state nobody has told us of', { status: 'QUEUED' }],
    ['no state', {}],
  ])('keeps an answer it cannot read: %s', (_what, body) => {
    const given = answer(200, body);
    expect(readJobLook(given, NOW, JOB)).toEqual({ state: 'unavailable', rawAnswer: given.body });
  });

  it.each([
    [500, { status: 'ERROR' }],
    [503, ''],
    [401, { status: 'COMPLETED' }],
    [404, '<html>Not Found</html>'],
    [200, '<html></html>'],
    [200, '{"status":'],
    [200, '["COMPLETED"]'],
  ])('learns nothing of the job from %i with %j', (status, body) => {
    expect(readJobLook(answer(status, body), NOW, JOB)).toEqual({ state: 'unavailable' });
  });

  it('reads what names the job, and learns nothing from what is said of another one', () => {
    const said = { status: 'COMPLETED', result: { image_url: 'https://x/1.png' } };
    const look = (request_id: string) =>
      readJobLook(answer(200, { request_id, ...said }), NOW, JOB);

    expect(look(JOB)).toMatchObject({ state: 'completed' });
    expect(look('another')).toEqual({ state: 'unavailable' });
  });

  it('knows a job that is under way from one that FIBO does not know', () => {
    expect(readJobLook(answer(200, { status: 'IN_PROGRESS' }), NOW, JOB)).toEqual({
      state: 'in_progress',
    });
    expect(readJobLook(answer(404, { status: 'NOT_FOUND' }), NOW, JOB)).toEqual({
      state: 'not_found',
    });
  });

  it.each(['ERROR', 'FAILED'])('reads why a job ended as %s', (status) => {
    const error = { code: 422, message: 'Moderated, see https://x/', details: '' };
    expect(readJobLook(answer(200, { status, error }), NOW, JOB)).toEqual({
      state: 'failed',
      code: 422,
      message: 'Moderated, see …',
    });
  });

  it.each([
    { status: 'ERROR' },
    { status: 'ERROR', error: 'no' },
    { status: 'ERROR', error: { code: '422', message: ' ' } },
    { status: 'UNKNOWN' },
    { status: 'UNKNOWN', error: { code: 422, message: 'no' } },
  ])('says a sentence of its own for %j', (body) => {
    expect(readJobLook(answer(200, body), NOW, JOB)).toEqual({
      state: 'failed',
      code: null,
      message: 'FIBO ended the job without a reason',
    });
  });

  it.each([
    ['7', 7000],
    [undefined, undefined],
  ])('slows down at a 429 with Retry-After %j', (retryAfter, retryAfterMs) => {
    expect(readJobLook(answer(429, '', retryAfter), NOW, JOB)).toEqual({
      state: 'slow_down',
      retryAfterMs,
    });
  });
});
