import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { CacheEmptying } from './cache-emptying.js';
import { CacheController } from './cache.controller.js';
import { CacheModule } from './cache.module.js';
import { CacheService } from './cache.service.js';

/** The routes by which the cache is looked into and emptied. */
@Module({})
export class CacheRoutesModule {
  /** @param answers the module that exports StoredAnswers */
  static over(answers: Type): DynamicModule {
    return {
      module: CacheRoutesModule,
      imports: [CacheModule, DatabaseModule, answers],
      controllers: [CacheController],
      providers: [CacheEmptying, CacheService],
      exports: [CacheEmptying],
    };
  }
}
