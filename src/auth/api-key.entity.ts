import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Scope } from '../common/access/caller.js';
import { bigintAsNumber } from '../database/column-transformers.js';

/** A caller's key; of its secret there is the hash alone. */
@Entity('api_key')
export class ApiKeyEntity {
  @PrimaryColumn({
    type: 'bigint',
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'api_key_pkey',
    transformer: bigintAsNumber,
  })
  id: number;

  @Column({ type: 'text' })
  name: string;

  /** In whose name it acts; null: in the name of users whom each request names. */
  @Column({ name: 'user_id', type: 'integer', nullable: true })
  userId: number | null;

  @Column({ type: 'text', array: true })
  scopes: Scope[];

  @Column({ name: 'secret_hash', type: 'bytea', select: false })
  secretHash: Buffer;

  /** Of the secret before the last rotation, which is good for a while yet. */
  @Column({ name: 'previous_secret_hash', type: 'bytea', nullable: true, select: false })
  previousSecretHash: Buffer | null;

  @Column({ name: 'previous_expires_at', type: 'timestamptz', nullable: true })
  previousExpiresAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  /** Null: never. */
  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  /** To the minute; null: never. */
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null;
}
