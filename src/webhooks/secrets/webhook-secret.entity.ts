import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A secret that was replaced and still signs along for a while. */
export interface PreviousSecret {
  readonly secret: string;
  /** RFC 3339. */
  readonly expires_at: string;
}

/** What signs an owner's events. */
@Entity('webhook_secret')
export class WebhookSecretEntity {
  @PrimaryColumn({
    name: 'user_id',
    type: 'integer',
    primaryKeyConstraintName: 'webhook_secret_pkey',
  })
  userId: number;

  /** Sealed; in the clear when it is from before there were seals. */
  @Column({ type: 'text' })
  secret: string;

  /** Newest first; some may have expired. */
  @Column({ type: 'jsonb', default: [] })
  previous: readonly PreviousSecret[];

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;
}
