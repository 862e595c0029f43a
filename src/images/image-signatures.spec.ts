import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../test/support/manual-clock.js';
import { testConfig } from '../../test/support/test-config.js';
import { AppSecret } from '../secrets/app-secret.js';
import { ImageSignatures } from './image-signatures.js';

const PATH = `/api/images/${'ab'.repeat(32)}.png`;
const OTHER_PATH = `/api/images/${'ab'.repeat(32)}.jpg`;
const TTL_SECONDS = 160;
const OLD = 'o'.repeat(32);
const NEW = 'n'.repeat(32);

function query(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

describe(ImageSignatures.name, () => {
  let clock: ManualClock;

  const signaturesOf = (current: string, previous?: string, ttlSeconds = TTL_SECONDS) =>
    new ImageSignatures(
      new AppSecret({ current, previous, kept: undefined }),
      testConfig({ IMAGE_URL_TTL_SECONDS: String(ttlSeconds) }),
      clock,
    );

  beforeEach(() => {
    clock = new ManualClock();
  });

  it.each([60, 61, 86_400, 2_592_000])(
    'signs for %i seconds, less a sixteenth at the most',
    async (ttlSeconds) => {
      const signatures = signaturesOf(NEW, undefined, ttlSeconds);
      for (let steps = 0; steps < 40; steps++) {
        const left = signatures.findSecondsLeft(PATH, query(signatures.queryOf(PATH))) ?? 0;
        expect(left).toBeLessThanOrEqual(ttlSeconds);
        expect(left).toBeGreaterThanOrEqual((ttlSeconds * 15) / 16);
        await clock.advance(ttlSeconds * 30 + 700);
      }
    },
  );

  it('gives one address to many answers, and a new one in time', async () => {
    const signatures = signaturesOf(NEW);
    const first = signatures.queryOf(PATH);
    const again = signatures.queryOf(PATH);
    await clock.advance((TTL_SECONDS * 1000) / 8);

    expect(again).toBe(first);
    expect(signatures.queryOf(PATH)).not.toBe(first);
  });

  it('takes an address until it ends, and no longer', async () => {
    const signatures = signaturesOf(NEW);
    const signed = query(signatures.queryOf(PATH));
    const left = signatures.findSecondsLeft(PATH, signed) ?? 0;
    await clock.advance((left - 1) * 1000);
    const last = signatures.findSecondsLeft(PATH, signed);
    await clock.advance(1000);

    expect(last).toBe(1);
    expect(signatures.findSecondsLeft(PATH, signed)).toBeUndefined();
  });

  it('takes what the secret before it has signed, and nobody else', () => {
    const signed = query(signaturesOf(OLD).queryOf(PATH));

    expect(signaturesOf(NEW, OLD).findSecondsLeft(PATH, signed)).toBeDefined();
    expect(signaturesOf(NEW).findSecondsLeft(PATH, signed)).toBeUndefined();
  });

  it.each<[string, (signed: Record<string, string>) => Record<string, unknown>]>([
    ['nothing', () => ({})],
    ['no signature', ({ expires }) => ({ expires })],
    ['no end', ({ signature }) => ({ signature })],
    ['another end', (it) => ({ ...it, expires: String(Number(it['expires']) + 1) })],
    ['a leading zero', (it) => ({ ...it, expires: `0${it['expires']}` })],
    ['an end that is no number', (it) => ({ ...it, expires: 'Infinity' })],
    ['an exponent', (it) => ({ ...it, expires: '9e9' })],
    ['a negative end', (it) => ({ ...it, expires: '-1' })],
    ['an empty signature', (it) => ({ ...it, signature: '' })],
    ['a shorter signature', (it) => ({ ...it, signature: it['signature']?.slice(1) })],
    ['padding', (it) => ({ ...it, signature: `${it['signature']}=` })],
    ['two ends', (it) => ({ ...it, expires: [it['expires'], it['expires']] })],
    ['two signatures', (it) => ({ ...it, signature: [it['signature'], it['signature']] })],
    ['something else', (it) => ({ ...it, width: '100' })],
  ])('does not take an address with %s', (_, change) => {
    const signatures = signaturesOf(NEW);
    const signed = query(signatures.queryOf(PATH));

    expect(signatures.findSecondsLeft(PATH, change(signed))).toBeUndefined();
    expect(signatures.findSecondsLeft(OTHER_PATH, signed)).toBeUndefined();
  });
});
