import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: the UTC day before which all figures are in their months, and the user before whom those of this day are. All others are in generation_daily alone. */
@Entity('generation_rollup_watermark')
export class RollupWatermarkEntity {
  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'generation_rollup_watermark_pkey' })
  day: string;

  @Column({ name: 'user_id', type: 'integer' })
  userId: number;
}
