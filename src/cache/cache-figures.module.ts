import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CacheDailyRepository } from './cache-daily.repository.js';
import { DailyCacheFigures } from './cache-figures-daily.js';
import { CACHE_ENTITIES } from './cache.entities.js';
import { CacheModule } from './cache.module.js';

/** Writes the cache's figures to the database; the cache itself works without one. */
@Module({
  imports: [CacheModule, TypeOrmModule.forFeature(CACHE_ENTITIES)],
  providers: [CacheDailyRepository, DailyCacheFigures],
  exports: [DailyCacheFigures],
})
export class CacheFiguresModule {}
