import { ApiKeyEntity } from './api-key.entity.js';

/** The tables of this folder. */
export const AUTH_ENTITIES = [ApiKeyEntity];
