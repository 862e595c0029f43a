import { describe, expect, it } from '@jest/globals';
import { reconcile } from './reconcile.js';
import { FIGURE_FAULTS } from './seeded-faults/figure-faults.js';
import { HAND_OVER_FAULTS, PROMISED } from './seeded-faults/hand-over-faults.js';
import { OWNER_FAULTS } from './seeded-faults/owner-faults.js';
import { ROW_FAULTS } from './seeded-faults/row-faults.js';
import { SALE_FAULTS } from './seeded-faults/sale-faults.js';
import { sale, SOUND } from './seeded-faults/sound-evidence.js';

const FAULTS = [
  ...SALE_FAULTS,
  ...OWNER_FAULTS,
  ...ROW_FAULTS,
  ...HAND_OVER_FAULTS,
  ...FIGURE_FAULTS,
];

describe(reconcile.name, () => {
  it('finds nothing where all is well, and counts', () => {
    expect(reconcile(SOUND)).toEqual({
      discrepancies: [],
      unrecorded: [sale('b', 'Order 2')],
      generations: 2,
      givenUp: 0,
      purchases: 3,
      duplicates: 1,
      boughtThrice: 0,
    });
  });

  it('finds nothing where all that was promised was kept', () => {
    expect(reconcile({ ...SOUND, ...PROMISED }).discrepancies).toEqual([]);
  });

  it.each(FAULTS)('tells of $fault', ({ changes, told }) => {
    const { discrepancies } = reconcile({ ...SOUND, ...changes });

    expect(discrepancies.map(({ kind, sentence }) => `${kind}: ${sentence}`)).toEqual(told);
  });
});
