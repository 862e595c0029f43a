import type { OpenAPIObject } from '@nestjs/swagger';
import type { EventSubject } from './event-subject.js';
import { EVENTS, type WebhookEvent } from './dispatch/webhook-delivery.entity.js';

const WHAT: Readonly<Record<WebhookEvent, string>> = {
  'generation.completed': 'A picture is finished, or repeated from the cache',
  'generation.failed': 'A picture could not be made',
  'batch.completed': 'All items of a batch have ended, whether or not they have a picture',
};

const WHEN: Readonly<Record<EventSubject['is'], string>> = {
  generation: 'Sent to the `webhook_url` of each request that gave one',
  batch:
    'Sent to the `webhook_url` beside `requests`, when the batch is completed or, after it was cancelled, nothing of it is under way any more; once more when it was retried. It tells the batch as GET /api/generate/batch/{id} has it at that moment',
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
 * @param schemas names of the schemas of what events are about
 */
export function describeEvents(
  schemas: Readonly<Record<EventSubject['is'], string>>,
): NonNullable<OpenAPIObject['webhooks']> {
  return Object.fromEntries(
    EVENTS.map((event) => [event, { post: describeEvent(event, schemas) }]),
  );
}

function describeEvent(event: WebhookEvent, schemas: Readonly<Record<EventSubject['is'], string>>) {
  const subject = event === 'batch.completed' ? 'batch' : 'generation';
  return {
    operationId: `receive${event.replace(/(?:^|\.)(\w)/g, (_dot, letter: string) => letter.toUpperCase())}`,
    summary: WHAT[event],
    description: `${WHEN[subject]}. Signed as standardwebhooks.com has it. It is tried again until the receiver answers 2xx within 15 s; an event may come more than once.`,
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
              timestamp: {
                type: 'string',
                format: 'date-time',
                description:
                  'When it happened; data is as it stands when the event is sent, so that of a batch that was retried meanwhile may be under way again',
              },
              data: { $ref: `#/components/schemas/${schemas[subject]}` },
            },
          },
        },
      },
    },
    responses: { '2XX': { description: 'The receiver has it; what it answers is not looked at' } },
  };
}
