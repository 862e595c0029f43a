import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { questionOf } from './question.js';

const TERMS = { prompt: 'A luxury watch', seed: null, mode: 'ai' };

describe(questionOf.name, () => {
  it('is the same question in whatever order its terms come', () => {
    const { mode, prompt, seed } = TERMS;

    expect(questionOf(1, { mode, seed, prompt }, true)).toEqual(questionOf(1, TERMS, true));
  });

  it('has canonical JSON with sorted keys, the owner among them', () => {
    const { canonical } = questionOf(7, TERMS, true);

    expect(canonical).toBe('{"mode":"ai","owner":7,"prompt":"A luxury watch","seed":null}');
  });

  it('is found by the MD5 of its canonical form', () => {
    const { canonical, digest } = questionOf(7, TERMS, true);

    expect(digest).toBe(createHash('md5').update(canonical).digest('hex'));
  });

  it.each([
    ['of another user', questionOf(2, TERMS, true)],
    ['with another term', questionOf(1, { ...TERMS, seed: 0 }, true)],
    ['with a number for a text', questionOf(1, { ...TERMS, seed: 'null' }, true)],
    ['with one term more', questionOf(1, { ...TERMS, fov: null }, true)],
  ])('is another question %s', (_, other) => {
    const { canonical, digest } = questionOf(1, TERMS, true);

    expect(other.canonical).not.toBe(canonical);
    expect(other.digest).not.toBe(digest);
  });

  it('is the same question whether or not it uses the cache', () => {
    const { canonical, usesCache } = questionOf(1, TERMS, false);

    expect(canonical).toBe(questionOf(1, TERMS, true).canonical);
    expect(usesCache).toBe(false);
  });
});
