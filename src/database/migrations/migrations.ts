import { Generation1764000000000 } from './1764000000000-generation.js';
import { Money1764100000000 } from './1764100000000-money.js';

/** All migrations, oldest first; listed, so that a file left behind in dist is not one of them. */
export const MIGRATIONS = [Generation1764000000000, Money1764100000000];
