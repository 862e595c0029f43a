import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one secret that this service made for itself. */
@Entity('app_secret')
@Check('app_secret_one_check', 'id = 1')
export class AppSecretEntity {
  @PrimaryColumn({ type: 'smallint', default: 1, primaryKeyConstraintName: 'app_secret_pkey' })
  id: number;

  @Column({ type: 'text', select: false })
  secret: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;
}
