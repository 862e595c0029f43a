import { type SeededFault, SOUND, statistics } from './sound-evidence.js';

/** In figures. */
export const FIGURE_FAULTS: readonly SeededFault[] = [
  {
    fault: 'a statistic that is off by one',
    changes: {
      figures: [
        {
          userId: 1,
          told: statistics(2, 1, { total_generations: 3 }),
          recounted: statistics(2, 1),
        },
      ],
    },
    told: ['miscounted: user 1’s statistics say total_generations 3, rows say 2'],
  },
  {
    fault: 'a bill that statistics do not cover',
    changes: { figures: [{ userId: 1, told: statistics(2), recounted: statistics(2) }] },
    told: ['miscounted: FIBO sold for 90000 micros, and statistics tell of 60000 to 60000'],
  },
  {
    fault: 'a figure of a day that rows do not say',
    changes: { rollup: { ...SOUND.rollup, kept: { days: [{ generations: 3 }], months: [] } } },
    told: [
      'miscounted: a day’s figures are kept that rows do not say: {"generations":3}',
      'miscounted: a day’s figures that rows say are not kept: {"generations":2}',
    ],
  },
];
