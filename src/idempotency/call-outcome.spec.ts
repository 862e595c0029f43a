import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../common/errors/api-error.js';
import { PublicAddress } from '../common/http/public-address.js';
import { keepOutcome, recallOutcome } from './call-outcome.js';

const HERE = 'https://here.example/fibo';
const THERE = 'http://127.0.0.1:8000';

const at = (base: string) => new PublicAddress(base);

const bodyAt = (base: string) => ({
  total: 2,
  results: [
    {
      id: 101,
      image_url: `${base}/api/images/9f.png`,
      prompt: `"image_url":"${HERE}" \ud83d\ude00 \u0000`,
      reasoning: { lighting: HERE },
      result_url: `${base}/api/images/9f.png`,
    },
    null,
    { id: 102, image_url: null, generation_time: 14.3 },
  ],
});

describe(recallOutcome.name, () => {
  it('gives an answer again, to the letter, with its addresses where it is told now', () => {
    const recalled = recallOutcome(keepOutcome({ body: bodyAt(HERE) }, at(HERE)), at(THERE));

    expect(JSON.stringify(recalled)).toBe(JSON.stringify({ body: bodyAt(THERE) }));
  });

  it('gives a failure again, all that a client is told of it, and no more', () => {
    const told = {
      billed: 'unknown',
      generationId: 101,
      retryAfterSeconds: 7,
      headers: { Location: '/api/generate/101' },
    } as const;
    const failure = new ApiError('OUTCOME_UNKNOWN', 'It failed', {
      ...told,
      supplement: bodyAt(HERE),
      cause: new Error('a secret'),
    });

    const kept = keepOutcome({ failure }, at(HERE));

    expect(kept).not.toContain('secret');
    expect(recallOutcome(kept, at(THERE))).toEqual({
      failure: new ApiError('OUTCOME_UNKNOWN', 'It failed', {
        ...told,
        supplement: bodyAt(THERE),
      }),
    });
    expect(recallOutcome(kept, at(THERE))).toMatchObject({
      failure: { code: 'OUTCOME_UNKNOWN', options: { ...told, supplement: bodyAt(THERE) } },
    });
  });
});
