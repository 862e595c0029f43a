import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { bigintAsNumber } from '../database/column-transformers.js';
import { GenerationEntity } from './generation.entity.js';
import type { Reasoning } from './planning/planner.js';

/** What is large and read one at a time; kept apart so that a page of history reads narrow rows. */
@Entity('generation_detail')
export class GenerationDetailEntity {
  @PrimaryColumn({
    name: 'generation_id',
    type: 'bigint',
    primaryKeyConstraintName: 'generation_detail_pkey',
    transformer: bigintAsNumber,
  })
  generationId: number;

  @OneToOne(() => GenerationEntity, { onDelete: 'CASCADE' })
  @JoinColumn({
    name: 'generation_id',
    foreignKeyConstraintName: 'generation_detail_generation_id_fkey',
  })
  generation: GenerationEntity;

  @Column({ type: 'json', nullable: true })
  reasoning: Reasoning | null;

  /** JSON text as FIBO gave it; text, because jsonb refuses what FIBO may send. */
  @Column({ name: 'structured_prompt', type: 'text', nullable: true })
  structuredPrompt: string | null;

  /** FIBO's last answer about the job, byte for byte. */
  @Column({ name: 'raw_answer', type: 'bytea', nullable: true })
  rawAnswer: Buffer | null;
}
