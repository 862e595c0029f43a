import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { bigintAsNumber } from '../database/column-transformers.js';

/** A key that a client gave a call, who works on that call, and how it ended. */
@Entity('idempotency_key')
@Unique('idempotency_key_scope_key', ['userId', 'route', 'key'])
@Index('idempotency_key_expiry_idx', ['expiresAt'])
@Index('idempotency_key_generations_idx', ['generationIds'], { type: 'gin' })
export class IdempotencyKeyEntity {
  @PrimaryColumn({
    type: 'bigint',
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'idempotency_key_pkey',
    transformer: bigintAsNumber,
  })
  id: number;

  /** The owner. */
  @Column({ name: 'user_id', type: 'integer' })
  userId: number;

  /** Method and path, as its handler is declared. */
  @Column({ type: 'text' })
  route: string;

  @Column({ type: 'text' })
  key: string;

  /** Of the body after validation, defaults filled in; holds none of its words. */
  @Column({ name: 'body_hash', type: 'text' })
  bodyHash: string;

  /** Rises with each call that takes the key over; work under an older one gets no row. */
  @Column({ type: 'integer', default: 1 })
  fence: number;

  /** Who works on the call; null: nobody does. */
  @Column({ name: 'lease_owner', type: 'text', nullable: true })
  leaseOwner: string | null;

  /** By the database's clock. */
  @Column({ name: 'lease_expires_at', type: 'timestamptz' })
  leaseExpiresAt: Date;

  /** What is repeated, with the client's words in it; null: generation says how far the call has come. */
  @Column({ type: 'text', nullable: true })
  answer: string | null;

  /** The generations that the last call told of, bought for it or not. */
  @Column({ name: 'generation_ids', type: 'bigint', array: true, nullable: true })
  generationIds: string[] | null;

  /** When the key may be forgotten. */
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
}
