import { Module } from '@nestjs/common';
import { GenerationModule } from '../generation/generation.module.js';
import { ImagesModule } from '../images/images.module.js';
import { HistoryListController } from './history-list.controller.js';
import { HistoryController } from './history.controller.js';
import { HistoryService } from './history.service.js';

/** Past generations. */
@Module({
  imports: [GenerationModule, ImagesModule],
  controllers: [HistoryListController, HistoryController],
  providers: [HistoryService],
})
export class HistoryModule {}
