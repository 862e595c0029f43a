import { DiscardedImageEntity } from './discarded-image.entity.js';

export const ERASURE_ENTITIES = [DiscardedImageEntity];
