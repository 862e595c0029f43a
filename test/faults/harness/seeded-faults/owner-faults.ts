import { firstShown, type SeededFault } from './sound-evidence.js';

/** Between what was made and what its owner, or a caller, is told. */
export const OWNER_FAULTS: readonly SeededFault[] = [
  {
    fault: 'a picture of another job',
    changes: { shown: firstShown({ pictureSha256: 'picture of c' }) },
    told: ['wrongly assigned: generation 1 shows the picture of job c, and its own job is a'],
  },
  {
    fault: 'a picture that FIBO never made',
    changes: { shown: firstShown({ pictureSha256: 'something' }) },
    told: ['wrongly assigned: generation 1 shows a picture of no job, and its own job is a'],
  },
  {
    fault: 'a picture that is gone',
    changes: { shown: firstShown({ pictureSha256: undefined }) },
    told: ['lost: the picture of generation 1 cannot be fetched'],
  },
  {
    fault: 'a completed generation that is shown as under way',
    changes: { shown: firstShown({ status: 'processing' }) },
    told: ['lost: generation 1 is completed and shown as processing'],
  },
  {
    fault: 'a generation that its owner does not find',
    changes: { shown: firstShown() },
    told: ['lost: user 1 finds generation 1 0 times in the history'],
  },
  {
    fault: 'a generation that stands twice in a history',
    changes: { shown: firstShown({}, {}) },
    told: ['lost: user 1 finds generation 1 2 times in the history'],
  },
  {
    fault: 'a generation in the history of a stranger',
    changes: { shown: firstShown({}, { userId: 2 }) },
    told: ['wrongly assigned: user 2 finds generation 1 in the history, which is user 1’s'],
  },
  {
    fault: 'a caller who was told of what is gone',
    changes: { told: [{ order: 'Order 9', generationId: 9, errorCode: undefined }] },
    told: ['lost: the caller of Order 9 was told of generation 9, which is gone'],
  },
  {
    fault: 'a caller who was told of another one’s generation',
    changes: { told: [{ order: 'Order 1', generationId: 2, errorCode: undefined }] },
    told: ['wrongly assigned: the caller of Order 1 was told of generation 2, which is Order 2'],
  },
  {
    fault: 'a caller who was turned away',
    changes: { told: [{ order: 'Order 9', generationId: undefined, errorCode: 'STORAGE_FULL' }] },
    told: ['lost: the caller of Order 9 was told STORAGE_FULL, and nobody fails'],
  },
];
