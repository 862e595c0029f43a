import { AppSecretEntity } from './app-secret.entity.js';

/** The tables of this folder. */
export const SECRETS_ENTITIES = [AppSecretEntity];
