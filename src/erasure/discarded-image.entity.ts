import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredImage } from '../images/image-store.js';

/** A picture that a generation needed which needs it no longer: it goes unless others do. */
@Entity('discarded_image')
export class DiscardedImageEntity implements StoredImage {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'discarded_image_pkey' })
  sha256: string;

  @PrimaryColumn({
    name: 'media_type',
    type: 'text',
    primaryKeyConstraintName: 'discarded_image_pkey',
  })
  mediaType: StoredImage['mediaType'];

  @Column({ name: 'discarded_at', type: 'timestamptz', default: () => 'now()' })
  discardedAt: Date;
}
