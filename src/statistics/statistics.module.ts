import { Module } from '@nestjs/common';
import { CacheFiguresModule } from '../cache/cache-figures.module.js';
import { GenerationModule } from '../generation/generation.module.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsService } from './statistics.service.js';

/** What generations, the cache and money came to. */
@Module({
  imports: [CacheFiguresModule, GenerationModule],
  controllers: [StatisticsController],
  providers: [StatisticsService],
})
export class StatisticsModule {}
