import { Entity, PrimaryColumn } from 'typeorm';

/** One row: the UTC day before which all days are in their months. From that day on they are in generation_daily alone. */
@Entity('generation_rollup_watermark')
export class RollupWatermarkEntity {
  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'generation_rollup_watermark_pkey' })
  day: string;
}
