import { parseArgs } from 'node:util';
import { wholeNumber } from './whole-number.js';

export const USAGE = `npm run soak:rolling -- [--rounds N] [--latency-ms MS]

Replaces two nodes of the service behind haproxy in turn, by SIGTERM and a new process, while requests go on;
then holds FIBO's ledger against what the service made of it. Needs Debian's haproxy, or one that HAPROXY_PATH names.

  --rounds N         how often each node is replaced (10)
  --latency-ms MS    how long FIBO takes for a picture (2000); with more than 6000 a node that ends has no time
                     for the last of three that are ordered one after the other, which counts as failed`;

/** What is done to the nodes. */
export interface RollingArguments {
  readonly rounds: number;
  readonly latencyMs: number;
}

/** Throws with words for the user. */
export function readArguments(args: readonly string[]): RollingArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '10' },
      'latency-ms': { type: 'string', default: '2000' },
    },
  });
  return {
    rounds: wholeNumber('rounds', values.rounds),
    latencyMs: wholeNumber('latency-ms', values['latency-ms']),
  };
}
