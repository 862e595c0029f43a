import { describe, expect, it } from '@jest/globals';
import { flag, headerToken, integer, oneOf, Rejection, usdMicros } from './setting.js';

describe(integer.name, () => {
  it.each([
    ['0', 0],
    ['10', 10],
    ['007', 7],
  ])('takes %s', (text, value) => {
    expect(integer(0, 10)(text)).toBe(value);
  });

  it.each(['11', '-1', '+1', '1.0', '1e1', '0x1', ' 1', '1 ', '1_0', '', '９', 'Infinity'])(
    'refuses %j',
    (text) => {
      expect(integer(0, 10)(text)).toBeInstanceOf(Rejection);
    },
  );
});

describe(oneOf.name, () => {
  it('takes a word only as it is spelt', () => {
    expect(oneOf('retry', 'fail')('fail')).toBe('fail');
    expect(oneOf('retry', 'fail')('Fail')).toBeInstanceOf(Rejection);
  });

  it('names the words it takes', () => {
    expect(oneOf('a', 'b', 'c')('d')).toEqual(new Rejection('must be a, b or c'));
  });
});

describe(flag.name, () => {
  it.each<[string, boolean]>([
    ['true', true],
    ['false', false],
  ])('takes %s', (text, value) => {
    expect(flag(text)).toBe(value);
  });
});

describe(usdMicros.name, () => {
  it.each([
    ['0', 0],
    ['25', 25_000_000],
    ['0.3', 300_000],
    ['1000000', 1e12],
  ])('takes %s', (text, micros) => {
    expect(usdMicros(text)).toBe(micros);
  });

  it.each(['-1', '1e3', '.5', '1.', '1,5', '0.0000001', '1000001', '$5', ' 5'])(
    'refuses %j',
    (text) => {
      expect(usdMicros(text)).toBeInstanceOf(Rejection);
    },
  );
});

describe(headerToken.name, () => {
  it.each(['line\nbreak', 'two words', 'tökén', '\u0000'])('refuses %j', (text) => {
    expect(headerToken(text)).toBeInstanceOf(Rejection);
  });
});
