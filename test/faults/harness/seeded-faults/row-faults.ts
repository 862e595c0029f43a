import {
  attempt,
  attemptsBut,
  firstGeneration,
  generation,
  IN_DOUBT,
  type SeededFault,
  SHOWN,
  SOUND,
} from './sound-evidence.js';

const UNSEEN = { id: 3, ...SHOWN, pictureSha256: undefined };

/** In how rows ended. */
export const ROW_FAULTS: readonly SeededFault[] = [
  {
    fault: 'a finished job that was given up',
    changes: {
      generations: firstGeneration({ state: 'failed', errorCode: 'INTERNAL_ERROR' }),
      attempts: attemptsBut(1, [attempt(1, 1, { requestId: 'a', attemptClass: 'lost' })]),
      told: [],
    },
    told: [
      'lost: job a of attempt 1 of generation 1 is finished and was given up as lost',
      'lost: generation 1 failed with INTERNAL_ERROR, which no kill explains',
    ],
  },
  {
    fault: 'a delivered job whose generation failed',
    changes: {
      generations: firstGeneration({ state: 'failed', errorCode: 'INTERNAL_ERROR' }),
      told: [],
    },
    told: [
      'lost: job a of attempt 1 of generation 1 is finished and the generation is failed (INTERNAL_ERROR)',
      'lost: generation 1 failed with INTERNAL_ERROR, which no kill explains',
    ],
  },
  {
    fault: 'an order that became two generations',
    changes: {
      generations: [
        ...SOUND.generations,
        generation(3, 'Order 1', { state: 'failed', errorCode: 'OUTCOME_UNKNOWN' }),
      ],
      attempts: [...SOUND.attempts, attempt(3, 1, IN_DOUBT)],
      shown: [...SOUND.shown, { ...UNSEEN, status: 'failed' }],
    },
    told: ['unaccounted: Order 1 was made once and is generation 1 and 3'],
  },
  {
    fault: 'a row under way',
    changes: {
      generations: [...SOUND.generations, generation(3, 'Order 3', { state: 'pending' })],
      shown: [...SOUND.shown, { ...UNSEEN, status: 'pending' }],
    },
    told: ['left behind: generation 3 is still pending'],
  },
  {
    fault: 'a lease on what has ended',
    changes: { generations: firstGeneration({ leaseOwner: 'host/7', leaseExpiresAt: 'noon' }) },
    told: ['left behind: generation 1 is completed and leased to host/7 until noon'],
  },
  {
    fault: 'an attempt without an end',
    changes: { attempts: [...SOUND.attempts, attempt(2, 3, { attemptClass: null })] },
    told: ['left behind: attempt 3 of generation 2 has no end, and the generation is completed'],
  },
];
