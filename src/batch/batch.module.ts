import { Module } from '@nestjs/common';
import { CacheModule } from '../cache/cache.module.js';
import { GenerationModule } from '../generation/generation.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { KeyedWork } from '../idempotency/keyed-work.js';
import { BatchController } from './batch.controller.js';
import { BatchOpening } from './batch-opening.js';
import { BatchRepository } from './batch.repository.js';
import { BatchService } from './batch.service.js';
import { ItemMaker } from './item-maker.js';
import { KeyedBatch } from './keyed-batch.js';

/** Makes many pictures for one request. */
@Module({
  imports: [CacheModule, GenerationModule, IdempotencyModule],
  controllers: [BatchController],
  providers: [
    { provide: KeyedWork, useClass: KeyedBatch },
    BatchService,
    BatchOpening,
    BatchRepository,
    ItemMaker,
  ],
})
export class BatchModule {}
