import type { OpenAPIObject } from '@nestjs/swagger';
import { EVENTS, type WebhookEvent } from './dispatch/webhook-delivery.entity.js';

const WHAT: Readonly<Record<WebhookEvent, string>> = {
  'generation.completed': 'A picture is finished, or repeated from the cache',
  'generation.failed': 'A picture could not be made',
};

const HEADERS = {
  'webhook-id': 'Names the event: the same at every attempt, so that one that comes twice is seen',
  'webhook-timestamp': 'When the attempt was made: seconds since the Unix epoch',
  'webhook-signature':
    'v1, and the base64 of the HMAC-SHA256 of id, timestamp and body, joined by dots; several with a space between them while a secret is replaced',
};

/**
 * What receivers are told, for the OpenAPI document.
 *
 * @param data name of the schema of what an event is about
 */
export function describeEvents(data: string): NonNullable<OpenAPIObject['webhooks']> {
  return Object.fromEntries(EVENTS.map((event) => [event, { post: describeEvent(event, data) }]));
}

function describeEvent(event: WebhookEvent, data: string) {
  return {
    operationId: `receive${event.replace(/(?:^|\.)(\w)/g, (_dot, letter: string) => letter.toUpperCase())}`,
    summary: WHAT[event],
    description:
      'Sent to the `webhook_url` of each request that gave one, signed as standardwebhooks.com has it. It is tried again until the receiver answers 2xx within 15 s; an event may come more than once.',
    tags: ['Webhooks'],
    parameters: Object.entries(HEADERS).map(([name, description]) => ({
      name,
      in: 'header' as const,
      required: true,
      description,
      schema: { type: 'string' },
    })),
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['type', 'timestamp', 'data'],
            properties: {
              type: { type: 'string', enum: [event], description: 'What happened' },
              timestamp: { type: 'string', format: 'date-time', description: 'When it happened' },
              data: { $ref: `#/components/schemas/${data}` },
            },
          },
        },
      },
    },
    responses: { '2XX': { description: 'The receiver has it; what it answers is not looked at' } },
  };
}
