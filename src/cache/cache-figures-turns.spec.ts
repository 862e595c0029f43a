import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Deferred } from '../../test/support/deferred.js';
import { ReadWriteTurns } from './cache-figures-turns.js';

describe(ReadWriteTurns.name, () => {
  let turns: ReadWriteTurns;
  /** Whose turn has come, in order. */
  let begun: string[];

  beforeEach(() => {
    turns = new ReadWriteTurns();
    begun = [];
  });

  /** Asks for a turn that lasts until a test ends it. */
  function ask(kind: 'read' | 'write', name: string): Deferred<string> {
    const end = new Deferred<string>();
    const turn = turns[kind](() => {
      begun.push(name);
      return end.promise;
    });
    turn.catch(() => undefined);
    return end;
  }

  it('lets readers go together', async () => {
    ask('read', 'one');
    ask('read', 'another');
    await nextTurn();

    expect(begun).toEqual(['one', 'another']);
  });

  it('lets a writer wait for the readers before it, and the readers after it for the writer', async () => {
    const readers = [ask('read', 'reader'), ask('read', 'another reader')];
    const writer = ask('write', 'writer');
    ask('read', 'later reader');

    readers[0]?.resolve('done');
    await nextTurn();
    expect(begun).toEqual(['reader', 'another reader']);

    readers[1]?.resolve('done');
    await nextTurn();
    expect(begun).toEqual(['reader', 'another reader', 'writer']);

    writer.resolve('done');
    await nextTurn();
    expect(begun).toEqual(['reader', 'another reader', 'writer', 'later reader']);
  });

  it('lets one writer go after the other', async () => {
    const first = ask('write', 'first');
    ask('write', 'second');
    await nextTurn();
    expect(begun).toEqual(['first']);

    first.resolve('done');
    await nextTurn();
    expect(begun).toEqual(['first', 'second']);
  });

  it('goes on after those who fail', async () => {
    ask('write', 'failing writer').reject(new Error('no database'));
    ask('read', 'failing reader').reject(new Error('no database'));
    ask('write', 'writer').resolve('done');
    ask('read', 'reader');
    await nextTurn();
    await nextTurn();

    expect(begun).toEqual(['failing writer', 'failing reader', 'writer', 'reader']);
  });

  it('gives what the work gives', async () => {
    await expect(turns.read(() => Promise.resolve(1))).resolves.toBe(1);
    await expect(turns.write(() => Promise.resolve(2))).resolves.toBe(2);
    await expect(turns.write(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
