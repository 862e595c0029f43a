import { BatchEntity } from './handed-over/batch.entity.js';
import { BatchItemEntity } from './handed-over/batch-item.entity.js';

/** The tables of this folder. */
export const BATCH_ENTITIES = [BatchEntity, BatchItemEntity];
