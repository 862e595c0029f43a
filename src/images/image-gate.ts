import type { Request } from 'express';
import { ApiError } from '../common/errors/api-error.js';
import { imagePath } from './image-address.js';
import type { ImageSignatures } from './image-signatures.js';
import type { StoredImage } from './image-store.js';

/** Right for an address that names the content: kept for a year and never asked for again. */
const FOREVER = 'public, max-age=31536000, immutable';

/** Lets those through to a picture who have an address that is good for it. */
export class ImageGate {
  /** @param signatures undefined: every address is good for ever */
  constructor(private readonly signatures: ImageSignatures | undefined) {}

  /**
   * How the picture may be kept (Cache-Control).
   *
   * @throws ApiError FORBIDDEN, whether or not there is such a picture
   */
  admit(image: StoredImage, { query }: Request): string {
    if (!this.signatures) return FOREVER;
    const secondsLeft = this.signatures.findSecondsLeft(imagePath(image), query);
    if (secondsLeft !== undefined) return `private, max-age=${secondsLeft}`;
    throw new ApiError(
      'FORBIDDEN',
      'The address is not good, or no longer: GET /api/generate/{id} gives a new one',
    );
  }
}
