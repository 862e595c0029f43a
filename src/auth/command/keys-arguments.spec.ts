import { describe, expect, it } from '@jest/globals';
import { keyText, newSecret } from '../api-key-text.js';
import { readArguments, WrongArguments } from './keys-arguments.js';

const NOW_MS = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;

const read = (line: string) => readArguments(line.split(' '), NOW_MS);

function complaintAbout(...args: readonly string[]): string {
  try {
    readArguments(args, NOW_MS);
  } catch (error) {
    if (error instanceof WrongArguments) return error.message;
  }
  throw new Error('nothing was wrong');
}

describe(readArguments.name, () => {
  it('reads all that a key may be given', () => {
    const line = 'create --user 7 --scopes admin,read --name studio --expires 2027-01-01T00:00:00Z';

    expect(read(line)).toEqual({
      action: 'create',
      key: {
        userId: 7,
        scopes: ['read', 'admin'],
        name: 'studio',
        expiresAt: new Date('2027-01-01T00:00:00Z'),
      },
    });
  });

  it('makes a key that generates and reads, without a name and for ever, unless told otherwise', () => {
    expect(read('create --user *')).toEqual({
      action: 'create',
      key: { userId: null, scopes: ['generate', 'read'], name: '', expiresAt: null },
    });
  });

  it('counts days from now', () => {
    expect(read('create --user 7 --expires 90d')).toMatchObject({
      key: { expiresAt: new Date(NOW_MS + 90 * 24 * HOUR_MS) },
    });
  });

  it.each([
    ['list', { action: 'list' }],
    ['revoke 12', { action: 'revoke', id: 12 }],
    ['rotate 12', { action: 'rotate', id: 12, overlapMs: 24 * HOUR_MS }],
    ['rotate --overlap-hours 0 12', { action: 'rotate', id: 12, overlapMs: 0 }],
  ])('reads %s', (line, order) => {
    expect(read(line)).toEqual(order);
  });

  it.each(['--help', '-h', 'create --help'])('helps with %s', (line) => {
    expect(read(line)).toBeUndefined();
  });

  it.each([
    ['', 'The command is create, list, revoke or rotate.'],
    ['destroy', 'The command is create, list, revoke or rotate.'],
    ['create', '--user is missing: a number, or "*" for any.'],
    ['create --user', "Option '--user <value>' argument missing."],
    ['create --user -1', "Option '--user' argument is ambiguous."],
    ['create --user 0', '--user must be a number from 1 to 2147483647, or "*".'],
    ['create --user 2147483648', '--user must be a number from 1 to 2147483647, or "*".'],
    ['create --user 7 --scopes', "Option '--scopes <value>' argument missing."],
    ['create --user 7 --scopes fly', '--scopes must be some of generate,read,admin, each once.'],
    [
      'create --user 7 --scopes read,read',
      '--scopes must be some of generate,read,admin, each once.',
    ],
    [`create --user 7 --name ${'a'.repeat(101)}`, '--name must have at most 100 characters.'],
    [
      'create --user 7 --expires tomorrow',
      '--expires must be a time to come, like 2030-01-31T00:00:00Z, or days, like 90d.',
    ],
    [
      'create --user 7 --expires 2025-12-31T23:59:59Z',
      '--expires must be a time to come, like 2030-01-31T00:00:00Z, or days, like 90d.',
    ],
    [
      'create --user 7 --expires 0d',
      '--expires must be a time to come, like 2030-01-31T00:00:00Z, or days, like 90d.',
    ],
    ['create --usr 7', "Unknown option '--usr'."],
    ['create 7', 'There is a word too many.'],
    ['list --user 7', "Unknown option '--user'."],
    ['revoke', 'There must be one ID.'],
    ['revoke 1 2', 'There must be one ID.'],
    ['revoke 0', 'ID must be the number of a key, as list shows it.'],
    ['rotate 1 --overlap-hours 721', '--overlap-hours must be a number from 0 to 720.'],
  ])('complains of "%s" in one sentence', (line, complaint) => {
    expect(complaintAbout(...line.split(' '))).toBe(complaint);
  });

  it('does not repeat a key that is given for its number', () => {
    const key = keyText(12, newSecret());

    expect(complaintAbout('revoke', key)).not.toContain(key);
  });
});
