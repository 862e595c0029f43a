import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../database/run-statement.js';
import type { StoredImage } from '../images/image-store.js';

/** A picture that may go, and since when, as PostgreSQL writes it. */
export interface DiscardedImage extends StoredImage {
  readonly discardedAt: string;
}

/**
 * SQL: a statement that discards the pictures of rows that no longer need them, to be committed together with that: a crash leaves no picture
 * behind that nobody looks for.
 *
 * @param rows a table expression with image_sha256 and image_media_type
 */
export const discardImages = (rows: string): string =>
  `INSERT INTO discarded_image (sha256, media_type)
   SELECT DISTINCT image_sha256, image_media_type FROM ${rows} AS gone WHERE image_sha256 IS NOT NULL AND image_media_type IS NOT NULL ORDER BY 1, 2
   ON CONFLICT (sha256, media_type) DO UPDATE SET discarded_at = now()`;

/** The pictures that may go. */
@Injectable()
export class DiscardedImagesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order of their names, from the first one after another. */
  async list(after: StoredImage | undefined, limit: number): Promise<readonly DiscardedImage[]> {
    const rows = await runStatement<StoredImage & { readonly at: string }>(
      this.dataSource,
      `SELECT sha256, media_type AS "mediaType", discarded_at::text AS at FROM discarded_image
       WHERE (sha256, media_type) > ($1, $2) ORDER BY sha256, media_type LIMIT $3`,
      [after?.sha256 ?? '', after?.mediaType ?? '', limit],
    );
    return rows.map(({ at: discardedAt, ...image }) => ({ ...image, discardedAt }));
  }

  async isNeeded({ sha256, mediaType }: StoredImage): Promise<boolean> {
    const needed = await runStatement(
      this.dataSource,
      `SELECT id FROM generation
       WHERE left(image_sha256, 16) = left($1, 16) AND image_sha256 = $1 AND image_media_type = $2 LIMIT 1`,
      [sha256, mediaType],
    );
    return needed.length > 0;
  }

  /** It is gone, or stays for others; unless it was discarded once more meanwhile. */
  async settle({ sha256, mediaType, discardedAt }: DiscardedImage): Promise<void> {
    await runStatement(
      this.dataSource,
      'DELETE FROM discarded_image WHERE sha256 = $1 AND media_type = $2 AND discarded_at = $3::timestamptz',
      [sha256, mediaType, discardedAt],
    );
  }
}
