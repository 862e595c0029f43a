import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { questionOf } from './question.js';

const ASKER = { owner: 1, project: null };
const TERMS = { prompt: 'A luxury watch', seed: null, mode: 'ai' };

describe(questionOf.name, () => {
  it('is the same question in whatever order its terms come', () => {
    const { mode, prompt, seed } = TERMS;

    expect(questionOf(ASKER, { mode, seed, prompt }, true)).toEqual(questionOf(ASKER, TERMS, true));
  });

  it('has canonical JSON with sorted keys, the owner among them', () => {
    const { canonical } = questionOf({ ...ASKER, owner: 7 }, TERMS, true);

    expect(canonical).toBe('{"mode":"ai","owner":7,"prompt":"A luxury watch","seed":null}');
  });

  it('is found by the MD5 of its canonical form', () => {
    const { canonical, digest } = questionOf({ ...ASKER, owner: 7 }, TERMS, true);

    expect(digest).toBe(createHash('md5').update(canonical).digest('hex'));
  });

  it.each([
    ['of another user', questionOf({ ...ASKER, owner: 2 }, TERMS, true)],
    ['with another term', questionOf(ASKER, { ...TERMS, seed: 0 }, true)],
    ['with a number for a text', questionOf(ASKER, { ...TERMS, seed: 'null' }, true)],
    ['with one term more', questionOf(ASKER, { ...TERMS, fov: null }, true)],
  ])('is another question %s', (_, other) => {
    const { canonical, digest } = questionOf(ASKER, TERMS, true);

    expect(other.canonical).not.toBe(canonical);
    expect(other.digest).not.toBe(digest);
  });

  it('is the same question for whatever project it is asked', () => {
    const { canonical, project } = questionOf({ owner: 1, project: 5 }, TERMS, true);

    expect(canonical).toBe(questionOf(ASKER, TERMS, true).canonical);
    expect(project).toBe(5);
  });

  it('is the same question whether or not it uses the cache', () => {
    const { canonical, usesCache } = questionOf(ASKER, TERMS, false);

    expect(canonical).toBe(questionOf(ASKER, TERMS, true).canonical);
    expect(usesCache).toBe(false);
  });
});
