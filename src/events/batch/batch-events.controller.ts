import { Controller, Get, Headers, Param, Res, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ownership } from '../../common/access/current-caller.js';
import { Needs } from '../../common/access/needs.decorator.js';
import { ApiErrors } from '../../common/errors/api-errors.decorator.js';
import { PublicAddress } from '../../common/http/public-address.js';
import { ApiId } from '../../common/validation/api-id.js';
import { NoQueryGuard } from '../../common/validation/no-query.guard.js';
import { ParseIdPipe } from '../../common/validation/parse-id.pipe.js';
import { ApiEventStream } from '../api-event-stream.js';
import { EventStream } from '../event-stream.js';
import { BATCH_EVENTS, BATCH_EVENTS_EXAMPLE } from './batch-events.docs.js';
import { BatchEvents } from './batch-events.js';

@ApiTags('Batches')
@ApiId("The batch's id")
@UseGuards(NoQueryGuard)
@Controller('api/generate/batch/:id/events')
export class BatchEventsController {
  constructor(
    private readonly events: BatchEvents,
    private readonly addresses: PublicAddress,
  ) {}

  @Get()
  @Needs('read')
  @ApiOperation({
    operationId: 'followBatch',
    summary: 'A batch that was handed over, as it goes on',
    description: `Tells at once how each of the batch's generations stands and then each change of any of their statuses, on whatever node that happens, and ends when the batch has.

In a browser, which connects again by itself and is told when there is nothing more to come:

    const source = new EventSource('/api/generate/batch/7/events');
    source.addEventListener('generation', ({ data }) => show(JSON.parse(data)));
    source.addEventListener('batch', ({ data }) => sumUp(JSON.parse(data)));

After a retry there is more to come: connect again, with the last id or without.`,
  })
  @ApiEventStream(BATCH_EVENTS, BATCH_EVENTS_EXAMPLE)
  @ApiErrors('VALIDATION_FAILED', 'NOT_FOUND', 'DATABASE_UNAVAILABLE')
  async follow(
    @Param('id', ParseIdPipe) id: number,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    await this.events.follow(
      id,
      new EventStream(response, this.addresses.fixed(), ownership(), lastEventId),
    );
  }
}
