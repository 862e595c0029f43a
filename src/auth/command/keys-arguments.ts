import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isNativeError } from 'node:util/types';
import { ANY_USER, DEFAULT_SCOPES, type Scope, SCOPES } from '../../common/access/caller.js';
import { utcMicroseconds } from '../../common/time/utc-microseconds.js';
import { USER_ID } from '../../common/validation/owner-id.js';
import type { NewKey } from '../api-keys.repository.js';
import { DEFAULT_OVERLAP_HOURS, MAX_NAME_LENGTH, MAX_OVERLAP_HOURS } from '../key-limits.js';

export const USAGE = `npm run -s keys -- create --user N|"*" [--scopes WORDS] [--name TEXT] [--expires WHEN]
npm run -s keys -- list
npm run -s keys -- revoke ID
npm run -s keys -- rotate ID [--overlap-hours N]

Manages the keys of callers, in DATABASE_URL or DATA_DIR, beside a running service or without one.
create and rotate print the key alone on the last line; nobody can show it again.

  --user N|"*"       in whose name it acts; "*": in that of users whom each request names
  --scopes WORDS     what it is for, of ${SCOPES.join(',')} (${DEFAULT_SCOPES.join(',')})
  --name TEXT        what people call it, up to ${MAX_NAME_LENGTH} characters
  --expires WHEN     a time like 2030-01-31T00:00:00Z, or days like 90d (never)
  --overlap-hours N  how long the old secret is good for yet, 0 to ${MAX_OVERLAP_HOURS} (${DEFAULT_OVERLAP_HOURS})`;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What is to be done with keys. */
export type KeysOrder =
  | { readonly action: 'create'; readonly key: NewKey }
  | { readonly action: 'list' }
  | { readonly action: 'revoke'; readonly id: number }
  | { readonly action: 'rotate'; readonly id: number; readonly overlapMs: number };

/** The command cannot be understood; the message is one sentence for the user, and quotes nothing that may be a key. */
export class WrongArguments extends Error {}

/**
 * Reads a command line; undefined: help is wanted.
 *
 * @throws WrongArguments
 */
export function readArguments(args: readonly string[], nowMs: number): KeysOrder | undefined {
  if (args.includes('--help') || args.includes('-h')) return undefined;
  const [action, ...rest] = args;
  switch (action) {
    case 'create':
      return { action, key: readKey(rest, nowMs) };
    case 'list':
      read(rest, {}, 0);
      return { action };
    case 'revoke':
      return { action, id: readId(read(rest, {}, 1).positionals) };
    case 'rotate': {
      const { values, positionals } = read(rest, { 'overlap-hours': { type: 'string' } }, 1);
      const id = readId(positionals);
      return { action, id, overlapMs: readOverlap(values['overlap-hours']) };
    }
    default:
      throw new WrongArguments('The command is create, list, revoke or rotate.');
  }
}

function readKey(args: readonly string[], nowMs: number): NewKey {
  const options = {
    user: { type: 'string' },
    scopes: { type: 'string' },
    name: { type: 'string' },
    expires: { type: 'string' },
  } as const;
  const { values } = read(args, options, 0);
  return {
    userId: readUser(values.user),
    scopes: readScopes(values.scopes),
    name: readName(values.name),
    expiresAt: readExpiry(values.expires, nowMs),
  };
}

function readUser(text: string | undefined): number | null {
  if (text === undefined) throw new WrongArguments('--user is missing: a number, or "*" for any.');
  return text === ANY_USER
    ? null
    : wholeNumber(text, USER_ID, `--user must be a number from 1 to ${USER_ID.max}, or "*".`);
}

function readScopes(text: string | undefined): readonly Scope[] {
  if (text === undefined) return DEFAULT_SCOPES;
  const words = text.split(',').map((word) => word.trim());
  const scopes = SCOPES.filter((scope) => words.includes(scope));
  if (scopes.length !== words.length) {
    throw new WrongArguments(`--scopes must be some of ${SCOPES.join(',')}, each once.`);
  }
  return scopes;
}

function readName(text = ''): string {
  const name = text.trim();
  if (Array.from(name).length <= MAX_NAME_LENGTH) return name;
  throw new WrongArguments(`--name must have at most ${MAX_NAME_LENGTH} characters.`);
}

function readExpiry(text: string | undefined, nowMs: number): Date | null {
  if (text === undefined) return null;
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  const time = days === undefined ? utcMicroseconds(text) : nowMs + Number(days) * DAY_MS;
  const expiresAt = time === undefined ? undefined : new Date(time);
  if (expiresAt && expiresAt.getTime() > nowMs) return expiresAt;
  throw new WrongArguments(
    '--expires must be a time to come, like 2030-01-31T00:00:00Z, or days, like 90d.',
  );
}

function readOverlap(text = String(DEFAULT_OVERLAP_HOURS)): number {
  const complaint = `--overlap-hours must be a number from 0 to ${MAX_OVERLAP_HOURS}.`;
  return wholeNumber(text, { min: 0, max: MAX_OVERLAP_HOURS }, complaint) * HOUR_MS;
}

function readId([text = '']: readonly string[]): number {
  const range = { min: 1, max: Number.MAX_SAFE_INTEGER };
  return wholeNumber(text, range, 'ID must be the number of a key, as list shows it.');
}

function wholeNumber(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
  complaint: string,
): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new WrongArguments(complaint);
}

function read<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
  positionalCount: number,
) {
  const parsed = tryParse(args, options);
  if (parsed.positionals.length === positionalCount) return parsed;
  throw new WrongArguments(
    positionalCount === 0 ? 'There is a word too many.' : 'There must be one ID.',
  );
}

function tryParse<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    if (!isNativeError(error) || !('code' in error)) throw error;
    // Node's advice on words that begin with a dash follows its first sentence.
    const [sentence = ''] = error.message.split(/\.?\s*\n|\. /);
    throw new WrongArguments(`${sentence}.`);
  }
}
