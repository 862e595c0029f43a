import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from '../../database/column-transformers.js';
import { WebhookDeliveryEntity } from './webhook-delivery.entity.js';

/** An attempt to deliver that came to an end. */
@Entity('webhook_attempt')
@ForeignKey(() => WebhookDeliveryEntity, ['deliveryId'], ['id'], {
  name: 'webhook_attempt_delivery_fkey',
  onDelete: 'CASCADE',
})
export class WebhookAttemptEntity {
  @PrimaryColumn({
    name: 'delivery_id',
    type: 'bigint',
    primaryKeyConstraintName: 'webhook_attempt_pkey',
    transformer: bigintAsNumber,
  })
  deliveryId: number;

  /** From 1. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'webhook_attempt_pkey' })
  number: number;

  @Column({ name: 'ended_at', type: 'timestamptz', default: () => 'now()' })
  endedAt: Date;

  @Column({ name: 'duration_ms', type: 'integer' })
  durationMs: number;

  /** HTTP status; null: there was no answer. */
  @Column({ type: 'smallint', nullable: true })
  status: number | null;

  /** Null: it was delivered. */
  @Column({ type: 'text', nullable: true })
  error: string | null;
}
