import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { campaign } from './campaign.js';

const REQUESTS = 10_000;
const BUILT = fileURLToPath(new URL('../../dist/', import.meta.url));
const PATIENCE_MS = 300_000;

it(
  'answers whatever it is sent as documented, and what it refuses buys nothing',
  async () => {
    const seed = randomInt(2 ** 31);

    const { faults, purchases } = await campaign({ requests: REQUESTS, seed, built: BUILT });

    expect({ seed, faults }).toEqual({ seed, faults: [] });
    expect(purchases).toBeGreaterThan(0);
  },
  PATIENCE_MS,
);
