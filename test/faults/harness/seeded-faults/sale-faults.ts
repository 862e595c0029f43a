import { attempt, attemptsBut, IN_DOUBT, sale, type SeededFault, SOUND } from './sound-evidence.js';

const BILL = 'miscounted: FIBO sold for 120000 micros, and statistics tell of 60000 to 90000';

/** Between FIBO's ledger and our attempts. */
export const SALE_FAULTS: readonly SeededFault[] = [
  {
    fault: 'a purchase of what is no generation',
    changes: {
      generations: SOUND.generations.filter(({ id }) => id !== 1),
      attempts: attemptsBut(1, []),
      shown: SOUND.shown.filter(({ id }) => id !== 1),
      told: [],
    },
    told: ['lost: Order 1 was bought as job a and is no generation'],
  },
  {
    fault: 'a purchase that no attempt can have made',
    changes: { purchases: [...SOUND.purchases, sale('d', 'Order 1')] },
    told: [
      'lost: job d was bought for generation 1, and none of its attempts can be the one that bought it',
      'bought too often: generation 1 was bought twice (a, d) though the outcome of none of its attempts was unknown',
      BILL,
    ],
  },
  {
    fault: 'an attempt with the job of a stranger to FIBO',
    changes: {
      attempts: attemptsBut(2, [attempt(2, 1, IN_DOUBT), attempt(2, 2, { requestId: 'x' })]),
    },
    told: [
      'lost: job c was bought for generation 2, and none of its attempts can be the one that bought it',
      'unaccounted: attempt 2 of generation 2 holds job x, of which FIBO’s ledger does not tell',
      'wrongly assigned: generation 2 shows the picture of job c, and its own job is x',
    ],
  },
  {
    fault: 'attempts with each other’s jobs',
    changes: {
      attempts: [
        attempt(1, 1, { requestId: 'c' }),
        attempt(2, 1, IN_DOUBT),
        attempt(2, 2, { requestId: 'a' }),
      ],
    },
    told: [
      'wrongly assigned: attempt 2 of generation 2 holds job a, which was bought for generation 1',
      'wrongly assigned: attempt 1 of generation 1 holds job c, which was bought for generation 2',
      'wrongly assigned: generation 1 shows the picture of job a, and its own job is c',
      'wrongly assigned: generation 2 shows the picture of job c, and its own job is a',
    ],
  },
  {
    fault: 'an attempt that delivered and holds no job',
    changes: { attempts: attemptsBut(1, [attempt(1, 1, {})]) },
    told: [
      'lost: job a was bought for generation 1, and none of its attempts can be the one that bought it',
      'unaccounted: attempt 1 of generation 1 delivered a picture, and holds no job',
      'wrongly assigned: generation 1 shows the picture of job a, and its own job is not known',
    ],
  },
  {
    fault: 'an attempt that says it was not billed',
    changes: { attempts: attemptsBut(1, [attempt(1, 1, { requestId: 'a', billed: 'no' })]) },
    told: ['unaccounted: attempt 1 of generation 1 says that job a was not billed, and it was'],
  },
  {
    fault: 'a third purchase',
    changes: {
      purchases: [...SOUND.purchases, sale('d', 'Order 2')],
      attempts: attemptsBut(2, [
        attempt(2, 1, IN_DOUBT),
        attempt(2, 2, IN_DOUBT),
        attempt(2, 3, { requestId: 'c' }),
      ]),
    },
    told: ['bought too often: generation 2 was bought 3 times (b, c, d)', BILL],
  },
  {
    fault: 'a second purchase that is not wanted',
    changes: { unknownOutcome: 'fail' },
    told: [
      'bought too often: generation 2 was bought twice (b, c) though FIBO_UNKNOWN_OUTCOME is fail',
    ],
  },
];
