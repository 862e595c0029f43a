import { Generation1764000000000 } from './1764000000000-generation.js';

/** All migrations, oldest first; listed, so that a file left behind in dist is not one of them. */
export const MIGRATIONS = [Generation1764000000000];
