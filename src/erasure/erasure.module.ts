import { type DynamicModule, Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { GenerationModule } from '../generation/generation.module.js';
import { ImagesModule } from '../images/images.module.js';
import { BatchErasuresRepository } from './batch-erasures.repository.js';
import { DiscardedImages } from './discarded-images.js';
import { DiscardedImagesRepository } from './discarded-images.repository.js';
import { Eraser } from './eraser.js';
import { ErasureController } from './erasure.controller.js';
import { ErasureNews } from './erasure-news.js';
import { ErasureNewsRepository } from './erasure-news.repository.js';
import { ErasureService } from './erasure.service.js';
import { ErasuresRepository } from './erasures.repository.js';
import { HistoryErasureController } from './history-erasure.controller.js';
import { HistoryRetention } from './history-retention.js';
import { PictureRetention } from './picture-retention.js';
import { RequestedErasures } from './requested-erasures.js';
import { RetentionRepository } from './retention.repository.js';

/** Erases what clients want gone, and what was kept for long enough, from every store. */
@Module({})
export class ErasureModule {
  /** @param cache the module, as it is imported elsewhere, that exports CacheEmptying */
  static over(cache: DynamicModule): DynamicModule {
    return {
      module: ErasureModule,
      imports: [DatabaseModule, GenerationModule, ImagesModule, cache],
      controllers: [HistoryErasureController, ErasureController],
      providers: [
        ErasureService,
        Eraser,
        ErasuresRepository,
        BatchErasuresRepository,
        RequestedErasures,
        ErasureNews,
        ErasureNewsRepository,
        DiscardedImages,
        DiscardedImagesRepository,
        HistoryRetention,
        PictureRetention,
        RetentionRepository,
      ],
    };
  }
}
