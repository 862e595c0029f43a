import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { wholeNumber } from '../soak/whole-number.js';

export const USAGE = `npm run fuzz -- [REQUESTS] [--seed N]

Sends a service whatever its OpenAPI document lets a caller send, and more, and holds each answer against the document
and FIBO's ledger against all of them.

  REQUESTS   how many (200000)
  --seed N   decides what is sent (a random one)`;

/** Throws with words for the user. */
export function readArguments(args: readonly string[]): { requests: number; seed: number } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seed: { type: 'string', default: String(randomInt(2 ** 31)) } },
  });
  return {
    requests: wholeNumber('requests', positionals[0] ?? '200000'),
    seed: wholeNumber('seed', values.seed),
  };
}
