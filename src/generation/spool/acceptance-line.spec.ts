import { describe, expect, it } from '@jest/globals';
import { readAcceptance, writeAcceptance } from './acceptance-line.js';

const ACCEPTANCE = {
  hold: { id: 101, fence: 2 },
  number: 3,
  job: { requestId: 'req-1', acceptedAt: 1_700_000_000_000 },
};

describe(readAcceptance.name, () => {
  it('gives what was written', () => {
    expect(readAcceptance(writeAcceptance(ACCEPTANCE))).toEqual(ACCEPTANCE);
  });

  it('takes no part of it for the whole', () => {
    const text = writeAcceptance(ACCEPTANCE).trimEnd();

    for (let length = 0; length < text.length; length++) {
      expect(() => readAcceptance(text.slice(0, length))).toThrow();
    }
  });

  it.each([
    'null',
    '[]',
    '7',
    '{}',
    '{"generationId":"101","fence":2,"number":3,"requestId":"req-1","acceptedAt":0}',
    '{"generationId":101,"fence":2.5,"number":3,"requestId":"req-1","acceptedAt":0}',
    '{"generationId":101,"fence":2,"number":3,"requestId":null,"acceptedAt":0}',
  ])('takes %s for no acceptance', (text) => {
    expect(() => readAcceptance(text)).toThrow('no acceptance');
  });
});
