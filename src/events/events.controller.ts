import { Controller, Get, Headers, Param, Res, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ownership } from '../common/access/current-caller.js';
import { Needs } from '../common/access/needs.decorator.js';
import { ApiErrors } from '../common/errors/api-errors.decorator.js';
import { PublicAddress } from '../common/http/public-address.js';
import { ApiId } from '../common/validation/api-id.js';
import { NoQueryGuard } from '../common/validation/no-query.guard.js';
import { ParseIdPipe } from '../common/validation/parse-id.pipe.js';
import { ApiEventStream } from './api-event-stream.js';
import { EventStream } from './event-stream.js';
import { GENERATION_EVENTS, GENERATION_EVENTS_EXAMPLE } from './generation-events.docs.js';
import { GenerationEvents } from './generation-events.js';

@ApiTags('History')
@ApiId("The generation's id")
@UseGuards(NoQueryGuard)
@Controller('api/generate/:id/events')
export class EventsController {
  constructor(
    private readonly events: GenerationEvents,
    private readonly addresses: PublicAddress,
  ) {}

  @Get()
  @Needs('read')
  @ApiOperation({
    operationId: 'followGeneration',
    summary: 'One generation, as it goes on',
    description: `Tells at once how the generation stands and then each change of its status, on whatever node that happens, and ends after completed or failed.

In a browser, which connects again by itself and is told when there is nothing more to come:

    const source = new EventSource('/api/generate/101/events');
    source.addEventListener('generation', ({ data }) => show(JSON.parse(data)));

In a shell: \`curl -N localhost:8000/api/generate/101/events\`.`,
  })
  @ApiEventStream(GENERATION_EVENTS, GENERATION_EVENTS_EXAMPLE)
  @ApiErrors('VALIDATION_FAILED', 'NOT_FOUND', 'DATABASE_UNAVAILABLE')
  async follow(
    @Param('id', ParseIdPipe) id: number,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const stream = new EventStream(response, this.addresses.fixed(), ownership(), lastEventId);
    await this.events.follow(id, stream);
  }
}
