import { Module } from '@nestjs/common';
import { GenerationModule } from '../generation/generation.module.js';
import { EventsController } from './events.controller.js';
import { GenerationEvents } from './generation-events.js';
import { OpenStreams } from './open-streams.js';

/** Generations as they go on, told by server-sent events. */
@Module({
  imports: [GenerationModule],
  controllers: [EventsController],
  providers: [GenerationEvents, OpenStreams],
})
export class EventsModule {}
