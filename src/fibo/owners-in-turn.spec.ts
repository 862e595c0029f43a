import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Owned, OwnersInTurn } from './owners-in-turn.js';
import { OwnersUnderWay } from './owners-under-way.js';

interface Caller extends Owned {
  readonly name: string;
}

describe(OwnersInTurn.name, () => {
  let underWay: OwnersUnderWay;
  let line: OwnersInTurn<Caller>;

  beforeEach(() => {
    underWay = new OwnersUnderWay();
    line = new OwnersInTurn((ownerId) => underWay.of(ownerId));
  });

  function add(ownerId: number, ...names: string[]): void {
    for (const name of names) line.add({ ownerId, name });
  }

  /** Lets the next one pass; it is under way then. */
  function pass(): string | undefined {
    const { next } = line;
    if (!next) return undefined;
    line.turned(next.ownerId);
    line.remove(next);
    underWay.add(next.ownerId);
    return next.name;
  }

  function passAll(): (string | undefined)[] {
    return Array.from({ length: [...line].length }, pass);
  }

  it('lets who came first go first when there is but one owner', () => {
    add(1, 'a', 'b', 'c');

    expect(passAll()).toEqual(['a', 'b', 'c']);
    expect(line.isEmpty).toBe(true);
  });

  it('lets owners take turns', () => {
    add(1, 'a1', 'a2', 'a3');
    add(2, 'b1', 'b2');

    expect(passAll()).toEqual(['a1', 'b1', 'a2', 'b2', 'a3']);
  });

  it('lets an owner catch up with those who have more under way', () => {
    [1, 1, 1].forEach((ownerId) => underWay.add(ownerId));
    add(1, 'a1', 'a2');
    add(2, 'b1', 'b2', 'b3');

    expect(passAll()).toEqual(['b1', 'b2', 'b3', 'a1', 'a2']);
  });

  it('lets owners take turns also when nobody is under way for long', () => {
    add(1, 'a1', 'a2', 'a3');
    add(2, 'b1');
    const passed = Array.from({ length: 4 }, () => {
      const name = pass();
      [1, 2].forEach((ownerId) => underWay.remove(ownerId));
      return name;
    });

    expect(passed).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('forgets who stops waiting, and knows how many wait for whom', () => {
    add(1, 'a1', 'a2');
    add(2, 'b1');
    const [first] = line;
    line.remove(first as Caller);
    line.remove(first as Caller);

    expect(line.counts).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(passAll()).toEqual(['a2', 'b1']);
  });

  it('makes a newcomer wait no longer than until each of the others has had one turn', () => {
    const owners = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(owners, (ownerIds) => {
        underWay = new OwnersUnderWay();
        line = new OwnersInTurn((ownerId) => underWay.of(ownerId));
        ownerIds.forEach((ownerId, n) => add(ownerId, `${ownerId}-${n}`));
        add(99, 'newcomer');
        const order = passAll();

        expect(order.indexOf('newcomer')).toBeLessThanOrEqual(new Set(ownerIds).size);
        expect(new Set(order).size).toBe(ownerIds.length + 1);
      }),
    );
  });
});
