import { Module } from '@nestjs/common';
import { BatchModule } from '../batch/batch.module.js';
import { GenerationModule } from '../generation/generation.module.js';
import { BatchEvents } from './batch/batch-events.js';
import { BatchEventsController } from './batch/batch-events.controller.js';
import { BatchNewsReader } from './batch/batch-news-reader.js';
import { BatchWatches } from './batch/batch-watches.js';
import { EventsController } from './events.controller.js';
import { GenerationEvents } from './generation-events.js';
import { OpenStreams } from './open-streams.js';

/** Generations and batches as they go on, told by server-sent events. */
@Module({
  imports: [BatchModule, GenerationModule],
  controllers: [EventsController, BatchEventsController],
  providers: [GenerationEvents, BatchEvents, BatchNewsReader, BatchWatches, OpenStreams],
})
export class EventsModule {}
