import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from '../../database/column-transformers.js';

/** A batch that was handed over: whichever process is free goes on with it. */
@Entity('batch')
@Index('batch_user_idx', ['userId', 'id'])
@Index('batch_under_way_idx', ['lookAt'], { where: 'completed_at IS NULL' })
@Index('batch_idempotency_idx', ['idempotencyId'], { where: 'idempotency_id IS NOT NULL' })
export class BatchEntity {
  /** From the sequence that numbers all batches. */
  @PrimaryColumn({
    type: 'bigint',
    primaryKeyConstraintName: 'batch_pkey',
    transformer: bigintAsNumber,
  })
  id: number;

  /** The owner: the least of its items' users. */
  @Column({ name: 'user_id', type: 'integer' })
  userId: number;

  /** Its items are of several users: then it is open only to callers who act for any. */
  @Column({ name: 'of_several', type: 'boolean', default: false })
  ofSeveral: boolean;

  /** false: one item after the other. */
  @Column({ type: 'boolean' })
  parallel: boolean;

  /** false: nothing is begun after the first failure. */
  @Column({ name: 'continue_on_error', type: 'boolean' })
  continueOnError: boolean;

  /** Rises with each retry. */
  @Column({ type: 'smallint', default: 1 })
  round: number;

  /** The item whose failure ended the round; null: none did. */
  @Column({ name: 'failed_item', type: 'smallint', nullable: true })
  failedItem: number | null;

  /** The key of the call that handed it over; null: that had none. */
  @Column({
    name: 'idempotency_id',
    type: 'bigint',
    nullable: true,
    transformer: bigintAsNumber,
  })
  idempotencyId: number | null;

  /** Where its end is told; null: nowhere. */
  @Column({ name: 'webhook_url', type: 'text', nullable: true })
  webhookUrl: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true })
  cancelledAt: Date | null;

  /** When the last of its items had ended. */
  @Column({ name: 'completed_at', type: 'timestamptz', nullable: true })
  completedAt: Date | null;

  /** By the database's clock: whoever was to go on with it by then did not. */
  @Column({ name: 'look_at', type: 'timestamptz' })
  lookAt: Date;
}
