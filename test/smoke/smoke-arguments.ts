import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export const USAGE = `npm run smoke -- http://host:8000 [--key KEY] [--user ID]

Checks a running service and buys a handful of pictures from its FIBO.

  --key KEY   sent as "Authorization: Bearer KEY"
  --user ID   the user_id to act for; default: a random one above 2,000,000,000, whom nobody else knows`;

/** Beyond these live the users of smoke tests. */
const STRANGERS = { from: 2_000_000_000, to: 2_147_483_648 };

/** Which service is checked, and as whom. */
export interface SmokeArguments {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly key: string | undefined;
  readonly userId: number;
}

/** Throws with words for the user. */
export function readArguments(args: readonly string[]): SmokeArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { key: { type: 'string' }, user: { type: 'string' } },
    allowPositionals: true,
  });
  const [address, ...rest] = positionals;
  if (address === undefined || rest.length > 0) throw new TypeError('One address is needed');
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) {
    throw new TypeError(`${address} is no address: http://host:port is meant`);
  }
  return {
    baseUrl: address.replace(/\/+$/, ''),
    key: values.key,
    userId: values.user === undefined ? stranger() : userIdIn(values.user),
  };
}

function stranger(): number {
  return randomInt(STRANGERS.from, STRANGERS.to);
}

function userIdIn(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new TypeError(`--user ${text} is no user id`);
  return Number(text);
}
