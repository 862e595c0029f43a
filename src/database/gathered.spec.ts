import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { isDatabaseUnavailable } from './database-unavailable.js';
import { Gathered } from './gathered.js';
import { isStatementInDoubt } from './statement-in-doubt.js';

const OUTAGE = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

/** Statements that end when they are told to. */
class Statements {
  readonly sent: (readonly string[])[] = [];
  private readonly ends: ((error?: Error) => void)[] = [];

  readonly run = (items: readonly string[]): Promise<readonly string[]> => {
    this.sent.push(items);
    return new Promise((resolve, reject) => {
      this.ends.push((error) => {
        if (error) reject(error);
        else resolve(items.map((item) => item.toUpperCase()));
      });
    });
  };

  async end(error?: Error): Promise<void> {
    this.ends.shift()?.(error);
    await setImmediate();
  }
}

describe(Gathered.name, () => {
  it('sends together what comes in one turn', async () => {
    const statements = new Statements();
    const gathered = new Gathered(statements.run);

    const results = Promise.all(['a', 'b', 'c'].map((item) => gathered.add(item)));
    await setImmediate();
    await statements.end();

    expect(await results).toEqual(['A', 'B', 'C']);
    expect(statements.sent).toEqual([['a', 'b', 'c']]);
  });

  it('sends together what comes while one is under way', async () => {
    const statements = new Statements();
    const gathered = new Gathered(statements.run);
    const first = gathered.add('a');
    await setImmediate();
    const others = Promise.all([gathered.add('b'), gathered.add('c')]);

    await statements.end();
    await statements.end();

    expect([await first, await others]).toEqual(['A', ['B', 'C']]);
    expect(statements.sent).toEqual([['a'], ['b', 'c']]);
  });

  it('lets nobody suffer for the fault of another', async () => {
    const statements = new Statements();
    const gathered = new Gathered(statements.run);
    const results = Promise.allSettled(['a', 'b', 'c'].map((item) => gathered.add(item)));
    await setImmediate();

    await statements.end(new Error('one of them is wrong'));
    await statements.end();
    await statements.end(new Error('this one'));
    await statements.end();

    expect(await results).toMatchObject([
      { value: 'A' },
      { reason: new Error('this one') },
      { value: 'C' },
    ]);
  });

  it('tells everybody at once when the database is away, and tries again for who comes later', async () => {
    const statements = new Statements();
    const gathered = new Gathered(statements.run);
    const first = gathered.add('a');
    await setImmediate();
    const refused = Promise.allSettled([first, gathered.add('b')]);

    await statements.end(OUTAGE);
    const later = gathered.add('c');
    await setImmediate();
    await statements.end();

    expect(await refused).toMatchObject([{ reason: OUTAGE }, { reason: { cause: OUTAGE } }]);
    expect(await later).toBe('C');
    expect(statements.sent).toEqual([['a'], ['c']]);
  });

  it('says of who was not sent that nothing of theirs can have been committed', async () => {
    const statements = new Statements();
    const gathered = new Gathered(statements.run);
    const first = gathered.add('a');
    await setImmediate();
    const refused = Promise.allSettled([first, gathered.add('b')]);

    await statements.end(new Error('Connection terminated unexpectedly'));

    const errors = (await refused).map((result): unknown => 'reason' in result && result.reason);
    expect(errors.map(isDatabaseUnavailable)).toEqual([true, true]);
    expect(errors.map(isStatementInDoubt)).toEqual([true, false]);
  });

  it('does not wait for an outage once for each after the fault of one', async () => {
    const statements = new Statements();
    const gathered = new Gathered(statements.run);
    const refused = Promise.allSettled(['a', 'b', 'c'].map((item) => gathered.add(item)));
    await setImmediate();

    await statements.end(new Error('one of them is wrong'));
    await statements.end(OUTAGE);

    expect((await refused).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
    expect(statements.sent).toEqual([['a', 'b', 'c'], ['a']]);
  });
});
