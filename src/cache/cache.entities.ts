import { CacheDailyEntity } from './cache-daily.entity.js';

/** The tables of this folder. */
export const CACHE_ENTITIES = [CacheDailyEntity];
