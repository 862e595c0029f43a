import { describe, expect, it } from '@jest/globals';
import { Deferred } from '../../test/support/deferred.js';
import { inLanes } from './in-lanes.js';

/** Work that a test ends, and the order in which it began. */
function scene(items: readonly string[], lanes: number) {
  const begun: string[] = [];
  const ends = new Map(items.map((item) => [item, new Deferred<void>()]));
  const done = inLanes(items, lanes, (item, index) => {
    begun.push(`${item}${index}`);
    return ends.get(item)?.promise ?? Promise.resolve();
  });
  const end = async (item: string) => {
    ends.get(item)?.resolve();
    await new Promise(setImmediate);
  };
  return { begun, end, done };
}

describe(inLanes.name, () => {
  it('begins an item in every lane at once, in their order', () => {
    expect(scene(['a', 'b', 'c'], 2).begun).toEqual(['a0', 'b1']);
    expect(scene(['a', 'b', 'c'], 50).begun).toEqual(['a0', 'b1', 'c2']);
  });

  it('begins the next item in the lane that is free first', async () => {
    const { begun, end, done } = scene(['a', 'b', 'c', 'd'], 2);

    await end('b');
    expect(begun).toEqual(['a0', 'b1', 'c2']);
    await end('c');
    expect(begun).toEqual(['a0', 'b1', 'c2', 'd3']);
    await end('a');
    await end('d');
    await expect(done).resolves.toBeUndefined();
  });

  it('begins one after the other in a single lane', async () => {
    const { begun, end } = scene(['a', 'b'], 1);

    expect(begun).toEqual(['a0']);
    await end('a');
    expect(begun).toEqual(['a0', 'b1']);
  });
});
