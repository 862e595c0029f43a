import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  Unique,
} from 'typeorm';
import type { Billed } from '../common/errors/api-error.js';
import { bigintAsNumber } from '../database/column-transformers.js';
import type { AttemptClass } from '../fibo/attempt-class.js';
import { GenerationEntity } from './generation.entity.js';

/** One attempt to buy a picture, so that money can be accounted for. */
@Entity('generation_attempt')
@Unique('generation_attempt_number_key', ['generationId', 'number'])
@Index('generation_attempt_request_id_key', ['requestId'], {
  unique: true,
  where: 'request_id IS NOT NULL',
})
@Index('generation_attempt_spending_idx', ['startedAt', 'priceUsdMicros'], {
  where: `billed <> 'no' AND price_usd_micros > 0`,
})
@Check(
  'generation_attempt_class_check',
  `class IN ('delivered', 'not_sent', 'refused_temporarily', 'refused', 'unknown', 'lost', 'job_failed', 'job_refused')`,
)
export class GenerationAttemptEntity {
  @PrimaryColumn({
    type: 'bigint',
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'generation_attempt_pkey',
    transformer: bigintAsNumber,
  })
  id: number;

  @Column({ name: 'generation_id', type: 'bigint', transformer: bigintAsNumber })
  generationId: number;

  @ManyToOne(() => GenerationEntity, { onDelete: 'CASCADE' })
  @JoinColumn({
    name: 'generation_id',
    foreignKeyConstraintName: 'generation_attempt_generation_id_fkey',
  })
  generation: GenerationEntity;

  /** From 1. */
  @Column({ type: 'smallint' })
  number: number;

  /** Null while the attempt is under way. */
  @Column({ name: 'class', type: 'text', nullable: true })
  attemptClass: AttemptClass | null;

  @Column({ name: 'http_status', type: 'smallint', nullable: true })
  httpStatus: number | null;

  /** FIBO's id of the accepted job. */
  @Column({ name: 'request_id', type: 'text', nullable: true })
  requestId: string | null;

  /** Unknown until the attempt has ended. */
  @Column({ type: 'text', default: 'unknown' })
  billed: Billed;

  /** What a picture cost when the attempt began. */
  @Column({ name: 'price_usd_micros', type: 'integer', default: 0 })
  priceUsdMicros: number;

  /** In whose slot it was made (fibo_node); null: nobody knows. */
  @Column({ name: 'node_id', type: 'integer', nullable: true })
  nodeId: number | null;

  @Column({ name: 'started_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  startedAt: Date;

  @Column({ name: 'accepted_at', type: 'timestamptz', nullable: true })
  acceptedAt: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}
