import { Generation1764000000000 } from './1764000000000-generation.js';
import { Money1764100000000 } from './1764100000000-money.js';
import { History1764200000000 } from './1764200000000-history.js';
import { CacheFigures1764300000000 } from './1764300000000-cache-figures.js';
import { SharedAnswers1764401000000 } from './1764401000000-shared-answers.js';
import { IdempotencyKey1764410000000 } from './1764410000000-idempotency-key.js';
import { RollupWatermark1764500000000 } from './1764500000000-rollup-watermark.js';
import { EndedFigures1764600000000 } from './1764600000000-ended-figures.js';
import { Cancelled1764700000000 } from './1764700000000-cancelled.js';
import { Promised1764710000000 } from './1764710000000-promised.js';
import { FiboNodes1764800000000 } from './1764800000000-fibo-nodes.js';
import { Webhooks1764900000000 } from './1764900000000-webhooks.js';
import { Batch1765000000000 } from './1765000000000-batch.js';
import { ApiKeys1765100000000 } from './1765100000000-api-keys.js';
import { AppSecret1765120000000 } from './1765120000000-app-secret.js';
import { Erasure1765200000000 } from './1765200000000-erasure.js';

/** All migrations, oldest first; listed, so that a file left behind in dist is not one of them. */
export const MIGRATIONS = [
  Generation1764000000000,
  Money1764100000000,
  History1764200000000,
  CacheFigures1764300000000,
  SharedAnswers1764401000000,
  IdempotencyKey1764410000000,
  RollupWatermark1764500000000,
  EndedFigures1764600000000,
  Cancelled1764700000000,
  Promised1764710000000,
  FiboNodes1764800000000,
  Webhooks1764900000000,
  Batch1765000000000,
  ApiKeys1765100000000,
  AppSecret1765120000000,
  Erasure1765200000000,
];
