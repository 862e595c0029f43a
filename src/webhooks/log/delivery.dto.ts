import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import {
  DELIVERY_STATUSES,
  type DeliveryStatus,
  EVENTS,
  type WebhookEvent,
} from '../dispatch/webhook-delivery.entity.js';
import { encodeDeliveryCursor } from './delivery-cursor.js';
import type { LoggedDelivery } from './delivery-log.repository.js';

const TIME = { type: String, format: 'date-time' } as const;
const STATUS = {
  description: "The receiver's HTTP status; null without an answer",
  type: 'integer',
  nullable: true,
  example: 200,
} as const;
const ERROR = {
  description: 'Why it was not delivered; null when it was',
  type: String,
  nullable: true,
  example: null,
} as const;

/** An attempt to deliver. */
@ApiSchema({ name: 'WebhookAttempt', description: 'Keys may be added' })
export class WebhookAttemptDto {
  @ApiProperty({ description: 'When it ended', ...TIME })
  ended_at: string;

  @ApiProperty({ description: 'How long it took', type: 'integer', minimum: 0, example: 120 })
  duration_ms: number;

  @ApiProperty(STATUS)
  status: number | null;

  @ApiProperty(ERROR)
  error: string | null;
}

/** An event and how it fared. */
@ApiSchema({ name: 'WebhookDelivery', description: 'Keys may be added' })
export class WebhookDeliveryDto {
  @ApiProperty({ description: 'Its id', type: 'integer', format: 'int64', example: 1 })
  id: number;

  @ApiProperty({
    description: "The event's id, the header webhook-id: the same at every attempt",
    example: 'msg_3fae3b36-8f2c-4a7e-9d55-d2b0e7a3f1c9',
  })
  webhook_id: string;

  @ApiProperty({ description: 'Whose', type: 'integer', example: 1 })
  user_id: number;

  @ApiProperty({
    description: 'About which generation; null: about a batch',
    type: 'integer',
    format: 'int64',
    nullable: true,
    example: 101,
  })
  generation_id: number | null;

  @ApiProperty({
    description: 'About which batch; null: about a generation',
    type: 'integer',
    format: 'int64',
    nullable: true,
    example: null,
  })
  batch_id: number | null;

  @ApiProperty({ description: 'What happened', enum: EVENTS })
  type: WebhookEvent;

  @ApiProperty({ description: 'Where it goes', example: 'https://example.com/hooks' })
  url: string;

  @ApiProperty({
    description: 'failed: it is not tried again by itself',
    enum: DELIVERY_STATUSES,
  })
  status: DeliveryStatus;

  @ApiProperty({ description: 'How many there were', type: 'integer', minimum: 0, example: 1 })
  attempts: number;

  @ApiProperty({
    description: 'When it is tried next, at the latest while it is being tried; null: it is not',
    nullable: true,
    ...TIME,
  })
  next_attempt_at: string | null;

  @ApiProperty(STATUS)
  last_status: number | null;

  @ApiProperty(ERROR)
  last_error: string | null;

  @ApiProperty({ description: 'When it happened', ...TIME })
  created_at: string;

  @ApiProperty({ description: 'When the receiver took it', nullable: true, ...TIME })
  delivered_at: string | null;

  @ApiProperty({ description: 'All attempts, oldest first', type: [WebhookAttemptDto] })
  log: WebhookAttemptDto[];
}

/** A page of deliveries. */
@ApiSchema({ name: 'WebhookDeliveryPage', description: 'Newest first. Keys may be added' })
export class WebhookDeliveryPageDto {
  @ApiProperty({ description: 'As asked for', type: 'integer', minimum: 1, example: 50 })
  limit: number;

  @ApiProperty({ description: 'By id, descending', type: [WebhookDeliveryDto] })
  results: WebhookDeliveryDto[];

  @ApiProperty({
    description: 'Leads to the next page; null at the end',
    type: String,
    nullable: true,
    example: encodeDeliveryCursor(101, {
      userId: 1,
      generationId: undefined,
      batchId: undefined,
      status: undefined,
    }),
  })
  next_cursor: string | null;
}

export function deliveryDto({ delivery, attempts }: LoggedDelivery): WebhookDeliveryDto {
  return {
    id: delivery.id,
    webhook_id: delivery.webhookId,
    user_id: delivery.userId,
    generation_id: delivery.generationId,
    batch_id: delivery.batchId,
    type: delivery.event,
    url: delivery.url,
    status: delivery.status,
    attempts: delivery.attempts,
    next_attempt_at: delivery.nextAttemptAt?.toISOString() ?? null,
    last_status: delivery.lastStatus,
    last_error: delivery.lastError,
    created_at: delivery.createdAt.toISOString(),
    delivered_at: delivery.deliveredAt?.toISOString() ?? null,
    log: attempts.map(({ ended_at, duration_ms, status, error }) => ({
      ended_at,
      duration_ms,
      status,
      error,
    })),
  };
}
