import { describe, expect, it } from '@jest/globals';
import { keyText, newSecret, parseKey, secretHash } from './api-key-text.js';

const SECRET = newSecret();

describe(newSecret.name, () => {
  it('has 256 random bits', () => {
    const secrets = new Set(Array.from({ length: 100 }, newSecret));

    expect(secrets.size).toBe(100);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });
});

describe(parseKey.name, () => {
  it('takes apart what keyText puts together, and keeps no secret', () => {
    const parts = parseKey(keyText(12, SECRET));

    expect(parts).toEqual({ id: 12, secretHash: secretHash(SECRET) });
    expect(parts?.secretHash).toHaveLength(32);
  });

  it.each([
    ['nothing', ''],
    ['another beginning', `gen-12_${SECRET}`],
    ['a beginning in capitals', `GEN_12_${SECRET}`],
    ['no number', `gen__${SECRET}`],
    ['zero', `gen_0_${SECRET}`],
    ['a number with a zero before it', `gen_012_${SECRET}`],
    ['a negative number', `gen_-1_${SECRET}`],
    ['a number that is not exact', `gen_9007199254740993_${SECRET}`],
    ['no secret', 'gen_12_'],
    ['half a secret', keyText(12, SECRET.slice(0, 20))],
    ['more than a secret', `${keyText(12, SECRET)}a`],
    ['another alphabet', keyText(12, `${SECRET.slice(1)}+`)],
    ['space around it', ` ${keyText(12, SECRET)}`],
    ['a line after it', `${keyText(12, SECRET)}\n`],
  ])('refuses %s', (_, text) => {
    expect(parseKey(text)).toBeUndefined();
  });
});
