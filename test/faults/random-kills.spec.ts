import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { crashRun } from './harness/crash-run.js';
import { MOST_DUPLICATES_A_KILL } from './harness/promises.js';

const BUILT = fileURLToPath(new URL('../../dist', import.meta.url));
const NAIVE_SERVICE = fileURLToPath(new URL('harness/naive/naive-service.js', import.meta.url));
const LATENCY_MS = 100;
const KILLS = 20;
const LONGEST_LIFE_MS = 1_000;
const PATIENCE_MS = 120_000;

describe('A service that is killed at random instants', () => {
  // So few kills tell of a rate only when it is none.
  it.each([
    ['retry', Infinity],
    ['fail', MOST_DUPLICATES_A_KILL.fail * KILLS],
  ] as const)(
    'loses nothing and buys nothing too often (%s)',
    async (unknownOutcome, mostDuplicates) => {
      const found = await crashRun(
        { built: BUILT, latencyMs: LATENCY_MS, unknownOutcome },
        { seed: 7, kills: KILLS, longestLifeMs: LONGEST_LIFE_MS },
      );

      expect(found.discrepancies).toEqual([]);
      expect(found.duplicates).toBeLessThanOrEqual(mostDuplicates);
      expect(found.boughtThrice).toBe(0);
      expect(found.generations).toBeGreaterThan(100);
    },
    PATIENCE_MS,
  );
});

describe('A service that buys first and writes it down afterwards', () => {
  it(
    'is caught',
    async () => {
      const found = await crashRun(
        { built: BUILT, latencyMs: LATENCY_MS, unknownOutcome: 'retry' },
        {
          seed: 7,
          kills: 3,
          longestLifeMs: LONGEST_LIFE_MS,
          victim: { program: NAIVE_SERVICE },
        },
      );

      const lost = found.discrepancies.filter(({ kind }) => kind === 'lost');
      expect(lost).toContainEqual({
        kind: 'lost',
        sentence: expect.stringMatching(/^Order \d+ was bought as job \w+ and is no generation$/),
      });
    },
    PATIENCE_MS,
  );
});
