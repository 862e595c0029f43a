import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PublicAddress } from '../common/http/public-address.js';
import { ReadyAnswer } from './ready-answer.js';

const ADDRESS_KEYS = ['image_url', 'result_url'];
const HERE = 'http://127.0.0.1:8000';
const THERE = 'https://pictures.example/prefix';
/** What a proxy may say its host is. */
const ODD = 'http://"odd\\host"';
const PATH = '/api/images/ab.png';

const at = (base: string) => new PublicAddress(base);

/** An answer with text of a client before, between and behind its two addresses. */
function bodyAt(base: string, text: string): object {
  return {
    id: 101,
    image_url: base + PATH,
    parameters: { prompt: text, fov: null },
    cached: true,
    result_url: base + PATH,
    prompt: text,
  };
}

const NASTY = [
  '"image_url":"',
  `"result_url":"${HERE}${PATH}"`,
  '","result_url":"http://evil.example/',
  '\\","image_url":"',
  '\\',
  '\u2028\u2029',
  '$&$1$`',
  HERE,
  '😀"\n\t\u0001é',
];

describe(ReadyAnswer.name, () => {
  it('repeats the JSON text as it was, to the letter, where the address is the same', () => {
    const body = bodyAt(HERE, 'A luxury watch');

    expect(ReadyAnswer.of(body, ADDRESS_KEYS, at(HERE)).text(at(HERE))).toBe(JSON.stringify(body));
  });

  it.each(NASTY)(
    'puts the base of whoever asks before its addresses, and only there: %j',
    (text) => {
      const answer = ReadyAnswer.of(bodyAt(HERE, text), ADDRESS_KEYS, at(HERE));

      expect(answer.text(at(THERE))).toBe(JSON.stringify(bodyAt(THERE, text)));
    },
  );

  it('leaves every text of a client intact', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary' })), { maxLength: 8 })
      .map((parts) => parts.join(''));
    const base = fc.oneof(fc.constantFrom(HERE, THERE, ODD), fc.webUrl());

    fc.assert(
      fc.property(text, base, base, (prompt, from, to) => {
        const answer = ReadyAnswer.of(bodyAt(from, prompt), ADDRESS_KEYS, at(from));

        expect(JSON.parse(answer.text(at(to)))).toEqual(bodyAt(to, prompt));
      }),
    );
  });

  it('is repeated in the same order of keys', () => {
    const body = bodyAt(HERE, 'A luxury watch');
    const text = ReadyAnswer.of(body, ADDRESS_KEYS, at(HERE)).text(at(THERE));

    expect(Object.keys(JSON.parse(text) as object)).toEqual(Object.keys(body));
  });

  it('knows how many bytes it takes, its addresses apart, of which the path is kept once', () => {
    const body = bodyAt(HERE, 'é😀');
    const { sizeBytes } = ReadyAnswer.of(body, ADDRESS_KEYS, at(HERE));

    expect(sizeBytes).toBe(Buffer.byteLength(JSON.stringify(body)) - 2 * HERE.length - PATH.length);
  });
});
