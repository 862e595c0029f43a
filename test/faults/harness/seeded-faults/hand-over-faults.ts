import {
  attempt,
  batch,
  firstGeneration,
  firstShown,
  generation,
  type SeededFault,
  SOUND,
  statistics,
} from './sound-evidence.js';

const CANCELLED = generation(3, 'Order 3', { state: 'cancelled', errorCode: 'CANCELLED' });
const COMPLETED = { generationId: 2, errorCode: null };

/** Two generations were handed over, and one of them was followed. */
export const PROMISED = {
  accepted: [{ id: 7, orders: ['Order 1', 'Order 2'] }],
  followed: [{ generationId: 1, statuses: ['pending', 'processing', 'completed'] }],
};

const FAULTS: readonly SeededFault[] = [
  {
    fault: 'an accepted batch that is gone',
    changes: { batches: [] },
    told: ['lost: batch 7 was accepted and is gone'],
  },
  {
    fault: 'an accepted batch that has not ended',
    changes: { batches: [batch({ hasEnded: false })] },
    told: ['left behind: batch 7 was accepted and has not ended'],
  },
  {
    fault: 'an item without an end',
    changes: {
      batches: [batch({ items: [{ generationId: null, errorCode: null }, COMPLETED] })],
    },
    told: ['left behind: item 0 of batch 7 was not begun'],
  },
  {
    fault: 'an item that is gone',
    changes: { batches: [batch({ items: [] })] },
    told: ['lost: item 0 of batch 7 is gone', 'lost: item 1 of batch 7 is gone'],
  },
  {
    fault: 'an item whose generation is gone',
    changes: { batches: [batch({ items: [{ generationId: 9, errorCode: null }, COMPLETED] })] },
    told: ['lost: item 0 of batch 7 is generation 9, which is gone'],
  },
  {
    fault: 'an item with the generation of another one',
    changes: { batches: [batch({ items: [COMPLETED, COMPLETED] })] },
    told: ['wrongly assigned: item 0 of batch 7 is generation 2, which is Order 2'],
  },
  {
    fault: 'two purchases for one item',
    changes: {
      purchases: SOUND.purchases.map((sale) =>
        sale.requestId === 'b' ? { ...sale, order: 'Order 1' } : sale,
      ),
      attempts: [
        attempt(1, 1, { requestId: 'b', attemptClass: 'lost' }),
        attempt(1, 2, { requestId: 'a' }),
        attempt(2, 1, { requestId: 'c' }),
      ],
    },
    told: [
      'bought too often: generation 1 was bought twice (a, b) though the outcome of none of its attempts was unknown',
      'lost: job b of attempt 1 of generation 1 is finished and was given up as lost',
      'bought too often: item 0 of batch 7 was bought 2 times, and 0 of its attempts are in doubt',
    ],
  },
  {
    fault: 'a generation that was cancelled and bought',
    changes: {
      generations: [...SOUND.generations, CANCELLED],
      attempts: [...SOUND.attempts, attempt(3, 1, { attemptClass: 'unknown', billed: 'unknown' })],
      figures: [{ userId: 1, told: statistics(2, 1), recounted: statistics(2, 1) }],
    },
    told: ['lost: generation 3 was cancelled and may have been bought'],
  },
  {
    fault: 'a follower who was never told the end',
    changes: { followed: [{ generationId: 1, statuses: ['pending', 'processing'] }] },
    told: ['lost: whoever followed generation 1 was last told processing, and it is completed'],
  },
  {
    fault: 'a follower who was told another end',
    changes: {
      generations: firstGeneration({ errorCode: null }),
      shown: firstShown({}),
      followed: [{ generationId: 1, statuses: ['failed'] }],
    },
    told: ['lost: whoever followed generation 1 was last told failed, and it is completed'],
  },
  {
    fault: 'a follower who was told a state twice',
    changes: {
      followed: [{ generationId: 1, statuses: ['processing', 'processing', 'completed'] }],
    },
    told: ['told twice: whoever followed generation 1 was told processing after processing'],
  },
];

/** In what was promised to those who do not wait. */
export const HAND_OVER_FAULTS: readonly SeededFault[] = FAULTS.map(({ changes, ...fault }) => ({
  ...fault,
  changes: { ...PROMISED, ...changes },
}));
