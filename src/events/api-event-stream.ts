import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { NOT_STORED } from '../common/http/not-stored.js';

/**
 * Documents a route that answers with events. Its failures are documented by ApiErrors.
 *
 * @param events what they are and what their ids mean
 */
export function ApiEventStream(events: string, example: string): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'Last-Event-ID',
      description: `The \`id\` of the last event that the client has seen, as browsers send it when they connect again: nothing up to there is told again.
What changed meanwhile is told as it stands now. What is no such id counts as none`,
      required: false,
    }),
    ApiResponse({
      status: 200,
      description: `Server-sent events. ${events} \`: ping\` comes every 3 s. A stream may end before the last event, as when its node stops or the client
does not read: connect again, with Last-Event-ID`,
      content: { 'text/event-stream': { schema: { type: 'string' }, example } },
      headers: NOT_STORED,
    }),
    ApiResponse({
      status: 204,
      description: 'The client has seen the last event: there is no need to come back',
      headers: NOT_STORED,
    }),
  );
}
