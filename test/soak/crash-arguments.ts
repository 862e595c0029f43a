import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { wholeNumber } from './whole-number.js';

export const USAGE = `npm run soak:crash -- [--kills N] [--seed N] [--unknown retry|fail] [--latency-ms MS] [--webhooks on|off]

Kills the service at random instants while pictures are ordered of it, and holds FIBO's ledger against
what the service made of it.

  --kills N          how often (1000)
  --seed N           decides what is ordered and how long each process lives (a random one)
  --unknown WORD     FIBO_UNKNOWN_OUTCOME, retry or fail (retry)
  --latency-ms MS    how long FIBO takes for a picture (100)
  --webhooks WORD    whether FIBO tells of jobs that have ended, on or off (off)`;

const SEEDS = 2 ** 31;

/** What is done to the service. */
export interface CrashArguments {
  readonly kills: number;
  readonly seed: number;
  readonly unknownOutcome: 'retry' | 'fail';
  readonly latencyMs: number;
  readonly hasWebhooks: boolean;
}

/** Throws with words for the user. */
export function readArguments(args: readonly string[]): CrashArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '1000' },
      seed: { type: 'string', default: String(randomInt(SEEDS)) },
      unknown: { type: 'string', default: 'retry' },
      'latency-ms': { type: 'string', default: '100' },
      webhooks: { type: 'string', default: 'off' },
    },
  });
  const { unknown, webhooks } = values;
  if (unknown !== 'retry' && unknown !== 'fail')
    throw new TypeError(`--unknown ${unknown} is neither retry nor fail`);
  if (webhooks !== 'on' && webhooks !== 'off')
    throw new TypeError(`--webhooks ${webhooks} is neither on nor off`);
  return {
    kills: wholeNumber('kills', values.kills),
    seed: wholeNumber('seed', values.seed),
    unknownOutcome: unknown,
    latencyMs: wholeNumber('latency-ms', values['latency-ms']),
    hasWebhooks: webhooks === 'on',
  };
}
