import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from '../../database/column-transformers.js';
import type { ItemCode } from '../batch.dto.js';

/** What is to be made for a batch, and by which generation. */
@Entity('batch_item')
@Index('batch_item_words_idx', { synchronize: false })
@Index('batch_item_erasable_idx', ['eraseRequestedAt'], {
  where: 'erase_requested_at IS NOT NULL',
})
@Index('batch_item_generation_idx', ['generationId'], { where: 'generation_id IS NOT NULL' })
export class BatchItemEntity {
  @PrimaryColumn({
    name: 'batch_id',
    type: 'bigint',
    primaryKeyConstraintName: 'batch_item_pkey',
    transformer: bigintAsNumber,
  })
  batchId: number;

  /** From 0. */
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'batch_item_pkey' })
  index: number;

  /** The batch's, when the item was to be begun. */
  @Column({ type: 'smallint', default: 1 })
  round: number;

  /** The validated body; null: the picture is there, or was erased, and the words are no longer needed. */
  @Column({ type: 'jsonb', nullable: true })
  request: object | null;

  /** Null: it was not begun. Written together with the generation's own row. */
  @Column({
    name: 'generation_id',
    type: 'bigint',
    nullable: true,
    transformer: bigintAsNumber,
  })
  generationId: number | null;

  /** The generation was made for somebody else, or for another item. */
  @Column({ name: 'is_shared', type: 'boolean', default: false })
  isShared: boolean;

  /** Why it has no picture, where its generation does not say so. */
  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode: ItemCode | null;

  @Column({ name: 'error_message', type: 'text', nullable: true })
  errorMessage: string | null;

  /** It is to be erased as soon as it has ended; null: nobody asked for that while its batch was under way. */
  @Column({ name: 'erase_requested_at', type: 'timestamptz', nullable: true })
  eraseRequestedAt: Date | null;
}
