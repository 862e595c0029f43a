import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from '../database/column-transformers.js';

/** How many generations of a user have finished. Kept by triggers on generation, in the transaction that changes a row. */
@Entity('generation_total')
export class GenerationTotalEntity {
  @PrimaryColumn({
    name: 'user_id',
    type: 'integer',
    primaryKeyConstraintName: 'generation_total_pkey',
  })
  userId: number;

  @Column({ type: 'bigint', transformer: bigintAsNumber })
  generations: number;
}
