import { describe, expect, it } from '@jest/globals';
import { readStep, writeStep } from './attempt-line.js';

const ATTEMPT = { hold: { id: 101, fence: 2 }, number: 3 };

describe(readStep.name, () => {
  it.each(['begin', 'send'] as const)('gives what was written: %s', (step) => {
    expect(readStep(writeStep(step, ATTEMPT))).toEqual({ step, ...ATTEMPT });
  });

  it('takes no part of it for the whole', () => {
    const text = writeStep('send', ATTEMPT).trimEnd();

    for (let length = 0; length < text.length; length++) {
      expect(() => readStep(text.slice(0, length))).toThrow();
    }
  });

  it.each([
    'null',
    '{}',
    '{"generationId":101,"fence":2,"number":3}',
    '{"step":"look","generationId":101,"fence":2,"number":3}',
    '{"step":"send","generationId":"101","fence":2,"number":3}',
  ])('takes %s for no step', (text) => {
    expect(() => readStep(text)).toThrow('no step of an attempt');
  });
});
