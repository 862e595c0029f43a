import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ApiError } from '../errors/api-error.js';
import { parseJson } from './parse-json.js';

const parse = (json: string) => parseJson(Buffer.from(json));

function detailOf(json: string): ApiError['detail'] | undefined {
  try {
    parse(json);
    return undefined;
  } catch (error) {
    return error instanceof ApiError ? error.detail : String(error);
  }
}

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe(parseJson.name, () => {
  it('reads what can be stored as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const json = JSON.stringify(value);
        fc.pre(!/\\u0000|"__proto__"/.test(json));
        expect(parse(json)).toEqual(JSON.parse(json));
      }),
    );
  });

  it.each([
    ['{"prompt":"a\\u0000b"}', ['prompt'], 'prompt has characters that cannot be stored'],
    ['{"prompt":"\\ud800"}', ['prompt'], 'prompt has characters that cannot be stored'],
    ['{"prompt":"\\udc00\\ud800"}', ['prompt'], 'prompt has characters that cannot be stored'],
    ['{"a":["b",{"c":"\\u0000"}]}', ['a', 1, 'c'], 'c has characters that cannot be stored'],
    ['{"a":{"b\\u0000":1}}', ['a'], 'a has a key with characters that cannot be stored'],
    ['{"\\ud800":1}', [], 'body has a key with characters that cannot be stored'],
    ['"\\u0000"', [], 'body has characters that cannot be stored'],
    ['{"__proto__":{"a":1}}', ['__proto__'], '__proto__ is not allowed as a key'],
    ['{"a":{"__proto__":1}}', ['a', '__proto__'], '__proto__ is not allowed as a key'],
    ['{"\\u005f_proto__":1}', ['__proto__'], '__proto__ is not allowed as a key'],
    [nested(33), Array<number>(32).fill(0), '0 is nested deeper than 32 levels'],
  ])('refuses %s', (json, place, msg) => {
    expect(detailOf(json)).toEqual([{ loc: ['body', ...place], msg, type: 'value_error' }]);
  });

  it.each([nested(32), '{"a":"\\ud83d\\ude00"}', '{"constructor":1}', '"\\u0001"'])(
    'takes %s',
    (json) => expect(detailOf(json)).toBeUndefined(),
  );

  it('names all places, each with at most 100 characters of a key', () => {
    const key = 'k'.repeat(101);
    expect(detailOf(`{"a":"\\u0000","${key}":"\\u0000"}`)).toMatchObject([
      { loc: ['body', 'a'] },
      { loc: ['body', 'k'.repeat(100)] },
    ]);
  });

  it.each([100_000, 500_000])('does not stumble over %i levels', (levels) => {
    expect(detailOf(nested(levels))).toHaveLength(1);
  });

  it('names no more than 1000 of many places', () => {
    expect(detailOf(JSON.stringify(Array(5000).fill('\0')))).toHaveLength(1000);
  });
});
