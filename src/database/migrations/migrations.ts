import { Generation1764000000000 } from './1764000000000-generation.js';
import { Money1764100000000 } from './1764100000000-money.js';
import { History1764200000000 } from './1764200000000-history.js';
import { CacheFigures1764300000000 } from './1764300000000-cache-figures.js';
import { SharedAnswers1764401000000 } from './1764401000000-shared-answers.js';
import { IdempotencyKey1764410000000 } from './1764410000000-idempotency-key.js';
import { RollupWatermark1764500000000 } from './1764500000000-rollup-watermark.js';

/** All migrations, oldest first; listed, so that a file left behind in dist is not one of them. */
export const MIGRATIONS = [
  Generation1764000000000,
  Money1764100000000,
  History1764200000000,
  CacheFigures1764300000000,
  SharedAnswers1764401000000,
  IdempotencyKey1764410000000,
  RollupWatermark1764500000000,
];
