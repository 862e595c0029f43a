import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allot } from './allot.js';
import { type Demand, NO_DEMAND, type Want, wantedBy } from './demand.js';

function demand(held: number, wants: readonly Want[], uses: Demand['uses'] = []): Demand {
  return { held, uses, wants, lastTurnAt: 0 };
}

const wants = fc.array(
  fc.tuple(
    fc.constantFrom('interactive' as const, 'batch' as const),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 12 }),
  ),
  { maxLength: 4 },
);
const demands = fc.array(
  fc.record({ held: fc.nat(8), uses: fc.constant([]), lastTurnAt: fc.nat(3), wants }),
  {
    minLength: 1,
    maxLength: 4,
  },
);

describe(allot.name, () => {
  it('spreads what nobody needs', () => {
    expect(allot(10, [NO_DEMAND, NO_DEMAND, NO_DEMAND])).toEqual([4, 3, 3]);
  });

  it('leaves what is in use where it is', () => {
    expect(allot(4, [demand(4, []), demand(0, [['interactive', 1, 3]])])).toEqual([4, 0]);
  });

  it('gives to interactive requests before batches', () => {
    const batch = demand(2, [['batch', 1, 9]]);
    const interactive = demand(0, [['interactive', 2, 1]]);

    expect(allot(4, [batch, interactive])).toEqual([3, 1]);
    expect(allot(3, [batch, interactive])).toEqual([2, 1]);
  });

  it('gives to the owner who has the fewest under way, wherever those are', () => {
    const heavy = demand(0, [['batch', 1, 9]]);
    const light = demand(3, [['batch', 2, 9]], [[1, 3]]);

    expect(allot(6, [heavy, light])).toEqual([0, 6]);
    expect(allot(7, [heavy, light])).toEqual([1, 6]);
  });

  it('gives neither more than there is, nor less to a node than it uses', () => {
    fc.assert(
      fc.property(fc.nat(40), demands, (total, nodes) => {
        const slots = allot(total, nodes);
        const held = nodes.reduce((sum, node) => sum + node.held, 0);

        expect(slots.reduce((sum, count) => sum + count, 0)).toBe(Math.max(total, held));
        nodes.forEach((node, n) => expect(slots[n]).toBeGreaterThanOrEqual(node.held));
      }),
    );
  });

  it('lets nobody wait while a slot is idle', () => {
    fc.assert(
      fc.property(fc.nat(40), demands, (total, nodes) => {
        const slots = allot(total, nodes);
        const surplus = nodes.map((node, n) => (slots[n] ?? 0) - node.held - wantedBy(node));

        expect(Math.min(...surplus) < 0 && Math.max(...surplus) > 0).toBe(false);
      }),
    );
  });
});
