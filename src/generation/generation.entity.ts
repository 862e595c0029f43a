import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Billed } from '../common/errors/api-error.js';
import type { ErrorCode } from '../common/errors/error-catalogue.js';
import { bigintAsNumber } from '../database/column-transformers.js';
import type { AspectRatio } from '../fibo/fibo-provider.js';
import type { StoredSubscription } from '../webhooks/subscribing/subscription.js';

export const GENERATION_STATES = [
  /** Waits for its turn; nothing was sent. */
  'pending',
  /** An attempt has begun, or waits to be made again. */
  'submitting',
  /** FIBO accepted; the attempt has its request_id. */
  'processing',
  'completed',
  'failed',
  /** Nothing was bought, and it is in no figure. */
  'cancelled',
  /** It was completed; its words and its picture are gone, and it is in figures alone. */
  'erased_completed',
  /** It had failed; the same. */
  'erased_failed',
] as const;

export type GenerationState = (typeof GENERATION_STATES)[number];

/** Who is not yet at an end. */
export const UNDER_WAY_STATES: readonly GenerationState[] = ['pending', 'submitting', 'processing'];

/** The same in SQL. */
export const UNDER_WAY = `state IN ('pending', 'submitting', 'processing')`;

/** SQL: who is, and counts. */
export const ENDED = `state IN ('completed', 'failed', 'erased_completed', 'erased_failed')`;

/** SQL: nobody is told of it any more. */
export const ERASED = `state IN ('erased_completed', 'erased_failed')`;

/** One picture: what was asked for, how far it is, who works on it. */
@Entity('generation')
@Check(
  'generation_state_check',
  `state IN ('pending', 'submitting', 'processing', 'completed', 'failed', 'cancelled', 'erased_completed', 'erased_failed')`,
)
@Check(
  'generation_completed_check',
  `state <> 'completed' OR image_sha256 IS NOT NULL OR image_removed_at IS NOT NULL`,
)
@Index('generation_under_way_idx', ['leaseExpiresAt'], { where: UNDER_WAY })
@Index('generation_batch_idx', ['batchId'], { where: 'batch_id IS NOT NULL' })
// The last ones only ride along in these two: pages and counts need not look at the rows.
@Index('generation_history_idx', ['userId', 'createdAt', 'id', 'mode', 'state'])
@Index('generation_project_idx', ['userId', 'projectId', 'createdAt', 'id'], {
  where: 'project_id IS NOT NULL',
})
@Index('generation_idempotency_idx', ['idempotencyId'], { where: 'idempotency_id IS NOT NULL' })
// What statistics add up rides along here.
@Index(
  'generation_ended_idx',
  [
    'userId',
    'createdAt',
    'projectId',
    'mode',
    'state',
    'useCache',
    'generationTimeMs',
    'qualityScoreHundredths',
    'costUsdMicros',
    'spentUsdMicros',
  ],
  { where: ENDED },
)
@Index('generation_failed_idx', ['userId', 'createdAt', 'id'], { where: `state = 'failed'` })
@Index('generation_flight_key', ['flightKey'], { unique: true, where: 'flight_key IS NOT NULL' })
@Index('generation_cache_idx', ['cacheKey', 'completedAt'], { where: 'cache_key IS NOT NULL' })
@Index('generation_fresh_idx', ['completedAt', 'userId'], { where: 'cache_key IS NOT NULL' })
@Index('generation_erased_idx', ['erasedAt', 'userId'], { where: 'erased_at IS NOT NULL' })
@Index('generation_erasable_idx', ['eraseRequestedAt'], {
  where: 'erase_requested_at IS NOT NULL',
})
@Index('generation_cancelled_idx', ['createdAt'], { where: `state = 'cancelled'` })
@Index('generation_image_idx', { synchronize: false })
@Index(
  'generation_user_under_way_idx',
  ['userId', 'createdAt', 'id', 'projectId', 'mode', 'state'],
  { where: UNDER_WAY },
)
export class GenerationEntity {
  @PrimaryColumn({
    type: 'bigint',
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'generation_pkey',
    transformer: bigintAsNumber,
  })
  id: number;

  @Column({ name: 'user_id', type: 'integer' })
  userId: number;

  @Column({ name: 'project_id', type: 'integer', nullable: true })
  projectId: number | null;

  @Column({ name: 'batch_id', type: 'bigint', nullable: true, transformer: bigintAsNumber })
  batchId: number | null;

  /** The key of the call it was bought for; null: that had none. The key may be forgotten by now. */
  @Column({
    name: 'idempotency_id',
    type: 'bigint',
    nullable: true,
    select: false,
    transformer: bigintAsNumber,
  })
  idempotencyId: number | null;

  /** For which of a batch's items, from 0. */
  @Column({ name: 'idempotency_item', type: 'smallint', nullable: true, select: false })
  idempotencyItem: number | null;

  @Column({ name: 'parent_id', type: 'bigint', nullable: true, transformer: bigintAsNumber })
  parentId: number | null;

  @Column({ type: 'text' })
  state: GenerationState;

  @Column({ type: 'text' })
  mode: 'ai' | 'manual';

  @Column({ type: 'text' })
  prompt: string;

  @Column({ name: 'camera_angle', type: 'text', nullable: true })
  cameraAngle: string | null;

  @Column({ type: 'text', nullable: true })
  fov: string | null;

  @Column({ type: 'text', nullable: true })
  lighting: string | null;

  @Column({ name: 'color_palette', type: 'text', nullable: true })
  colorPalette: string | null;

  @Column({ type: 'text', nullable: true })
  composition: string | null;

  @Column({ type: 'text', nullable: true })
  style: string | null;

  @Column({ name: 'aspect_ratio', type: 'text' })
  aspectRatio: AspectRatio;

  @Column({ name: 'negative_prompt', type: 'text', nullable: true })
  negativePrompt: string | null;

  /** What the caller asked for; null let FIBO choose. */
  @Column({ name: 'requested_seed', type: 'integer', nullable: true, select: false })
  requestedSeed: number | null;

  /** What FIBO used. */
  @Column({ type: 'bigint', nullable: true, transformer: bigintAsNumber })
  seed: number | null;

  @Column({ name: 'use_cache', type: 'boolean', select: false })
  useCache: boolean;

  /** Of a generation under way that others who want the same may join, on any node; null: they may not, nor is it to be repeated later. */
  @Column({ name: 'flight_key', type: 'text', nullable: true, select: false })
  flightKey: string | null;

  /** Of a completed generation that is repeated for as long as it is fresh: what was its flight key. */
  @Column({ name: 'cache_key', type: 'text', nullable: true, select: false })
  cacheKey: string | null;

  @Column({ name: 'max_retries', type: 'smallint', select: false })
  maxRetries: number;

  /** Failed attempts before the last one. */
  @Column({ name: 'retry_count', type: 'smallint', default: 0 })
  retryCount: number;

  @Column({ type: 'boolean' })
  simulated: boolean;

  @Column({ type: 'text', default: 'no' })
  billed: Billed;

  /** Price of all attempts that were or may have been billed. */
  @Column({
    name: 'cost_usd_micros',
    type: 'bigint',
    default: 0,
    transformer: bigintAsNumber,
  })
  costUsdMicros: number;

  /** Price of those that certainly were. */
  @Column({
    name: 'spent_usd_micros',
    type: 'bigint',
    default: 0,
    select: false,
    transformer: bigintAsNumber,
  })
  spentUsdMicros: number;

  @Column({ name: 'image_sha256', type: 'text', nullable: true })
  imageSha256: string | null;

  @Column({ name: 'image_media_type', type: 'text', nullable: true })
  imageMediaType: 'image/png' | 'image/jpeg' | null;

  @Column({ name: 'quality_score_hundredths', type: 'smallint', nullable: true })
  qualityScoreHundredths: number | null;

  @Column({ name: 'generation_time_ms', type: 'integer', nullable: true })
  generationTimeMs: number | null;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode: ErrorCode | null;

  @Column({ name: 'error_message', type: 'text', nullable: true })
  errorMessage: string | null;

  /** Somebody who does not wait was told that it is made. */
  @Column({ type: 'boolean', default: false, select: false })
  promised: boolean;

  /** No wait and no submission begins after it. */
  @Column({ name: 'deadline_at', type: 'timestamptz', select: false })
  deadlineAt: Date;

  /** Who is to be told of the end; null: nobody. Whoever ends the row writes their events. */
  @Column({ type: 'jsonb', nullable: true, select: false })
  webhooks: readonly StoredSubscription[] | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column({ name: 'completed_at', type: 'timestamptz', nullable: true })
  completedAt: Date | null;

  /** When its words went; the state tells how it had ended. */
  @Column({ name: 'erased_at', type: 'timestamptz', nullable: true, select: false })
  erasedAt: Date | null;

  /** It is to be erased as soon as it has ended; null: nobody asked for that while it was under way. */
  @Column({ name: 'erase_requested_at', type: 'timestamptz', nullable: true, select: false })
  eraseRequestedAt: Date | null;

  /** When its picture went, and nothing else. */
  @Column({ name: 'image_removed_at', type: 'timestamptz', nullable: true, select: false })
  imageRemovedAt: Date | null;

  /** The process that works on the row; null: nobody does. */
  @Column({ name: 'lease_owner', type: 'text', nullable: true, select: false })
  leaseOwner: string | null;

  /** By the database's clock. When it has passed, another process may take the row over. */
  @Column({ name: 'lease_expires_at', type: 'timestamptz', nullable: true, select: false })
  leaseExpiresAt: Date | null;

  /** Rises with each take-over; a write with an older fence writes nothing. */
  @Column({ type: 'integer', default: 1, select: false })
  fence: number;
}
