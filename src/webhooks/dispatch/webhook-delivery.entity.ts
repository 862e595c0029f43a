import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { bigintAsNumber } from '../../database/column-transformers.js';

export const EVENTS = ['generation.completed', 'generation.failed', 'batch.completed'] as const;
export type WebhookEvent = (typeof EVENTS)[number];

export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** An event on its way to an address. What it tells is not kept here: it is read when it is sent. */
@Entity('webhook_delivery')
@Check('webhook_delivery_subject_check', 'num_nonnulls(generation_id, batch_id) = 1')
@Check('webhook_delivery_status_check', `status IN ('pending', 'delivered', 'failed')`)
@Unique('webhook_delivery_webhook_key', ['webhookId'])
@Index('webhook_delivery_due_idx', ['userId', 'nextAttemptAt'], { where: `status = 'pending'` })
@Index('webhook_delivery_ended_idx', ['createdAt'], { where: `status <> 'pending'` })
@Index('webhook_delivery_user_idx', ['userId', 'id'])
@Index('webhook_delivery_generation_idx', ['generationId'], { where: 'generation_id IS NOT NULL' })
@Index('webhook_delivery_batch_idx', ['batchId'], { where: 'batch_id IS NOT NULL' })
export class WebhookDeliveryEntity {
  @PrimaryColumn({
    type: 'bigint',
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'webhook_delivery_pkey',
    transformer: bigintAsNumber,
  })
  id: number;

  /** The event's: the same at every attempt. */
  @Column({ name: 'webhook_id', type: 'text' })
  webhookId: string;

  @Column({ name: 'user_id', type: 'integer' })
  userId: number;

  /** What it is about; null: a batch. */
  @Column({
    name: 'generation_id',
    type: 'bigint',
    nullable: true,
    transformer: bigintAsNumber,
  })
  generationId: number | null;

  /** What it is about; null: a generation. */
  @Column({ name: 'batch_id', type: 'bigint', nullable: true, transformer: bigintAsNumber })
  batchId: number | null;

  @Column({ type: 'text' })
  event: WebhookEvent;

  @Column({ type: 'text' })
  url: string;

  /** The generation was made for another request. */
  @Column({ name: 'is_cached', type: 'boolean' })
  isCached: boolean;

  @Column({ type: 'text', default: 'pending' })
  status: DeliveryStatus;

  /** All that came to an end. */
  @Column({ type: 'integer', default: 0 })
  attempts: number;

  /** Of these, how many belong to the schedule that is being followed: it begins anew when somebody wants another delivery. */
  @Column({ type: 'smallint', default: 0 })
  tries: number;

  /** By the database's clock; while somebody sends, when others may take it over. Null: it is at an end. */
  @Column({
    name: 'next_attempt_at',
    type: 'timestamptz',
    nullable: true,
    default: () => 'now()',
  })
  nextAttemptAt: Date | null;

  /** Rises when somebody begins to send; what a slower one writes of its attempt counts no more. */
  @Column({ type: 'integer', default: 0 })
  fence: number;

  /** HTTP status of the last attempt; null: there was no answer. */
  @Column({ name: 'last_status', type: 'smallint', nullable: true })
  lastStatus: number | null;

  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError: string | null;

  /** When that ended, or was repeated. */
  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ name: 'delivered_at', type: 'timestamptz', nullable: true })
  deliveredAt: Date | null;
}
