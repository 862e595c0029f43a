import { tellBatchChange } from '../../generation/batch-items.js';

/** SQL: tells, when it is selected, that this batch has ended. */
export const TELL_BATCH_END = tellBatchChange('id');
