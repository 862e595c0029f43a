import { describe, expect, it } from '@jest/globals';
import { AppSecret, type SecretSources } from './app-secret.js';

const NEW = 'n'.repeat(32);
const OLD = 'o'.repeat(32);
const KEPT = 'k'.repeat(43);

const secretOf = (rest: Partial<SecretSources> = {}) =>
  new AppSecret({ current: NEW, previous: undefined, kept: undefined, ...rest });

describe(AppSecret.name, () => {
  it('derives the same key again for the same purpose, and another for each other', () => {
    const key = secretOf().key('image addresses');

    expect(key).toHaveLength(32);
    expect(secretOf().key('image addresses')).toEqual(key);
    expect(secretOf().key('webhook secrets')).not.toEqual(key);
    expect(secretOf({ current: OLD }).key('image addresses')).not.toEqual(key);
  });

  it('takes what the secret before this one has signed and sealed', () => {
    const [older] = secretOf({ current: OLD }).verifyingKeys('image addresses');
    const secret = secretOf({ previous: OLD });

    expect(secret.verifyingKeys('image addresses')).toEqual([secret.key('image addresses'), older]);
    expect(secret.openingKeys('image addresses')).toEqual([secret.key('image addresses'), older]);
  });

  it("opens by the database's secret, but takes no signature by it once another was given", () => {
    const secret = secretOf({ kept: KEPT });

    expect(secret.verifyingKeys('webhook secrets')).toHaveLength(1);
    expect(secret.openingKeys('webhook secrets')).toContainEqual(
      secretOf({ current: KEPT }).key('webhook secrets'),
    );
    expect(secretOf({ current: KEPT, kept: KEPT }).openingKeys('webhook secrets')).toHaveLength(1);
  });
});
