import { Module } from '@nestjs/common';
import { CacheModule } from '../cache/cache.module.js';
import { GenerationModule } from '../generation/generation.module.js';
import { BatchController } from './batch.controller.js';
import { BatchRepository } from './batch.repository.js';
import { BatchService } from './batch.service.js';
import { ItemMaker } from './item-maker.js';

/** Makes many pictures for one request. */
@Module({
  imports: [CacheModule, GenerationModule],
  controllers: [BatchController],
  providers: [BatchService, BatchRepository, ItemMaker],
})
export class BatchModule {}
