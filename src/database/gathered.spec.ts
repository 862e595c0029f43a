import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Gathered } from './gathered.js';

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

    expect(await refused).toMatchObject([{ reason: OUTAGE }, { reason: OUTAGE }]);
    expect(await later).toBe('C');
    expect(statements.sent).toEqual([['a'], ['c']]);
  });
});
