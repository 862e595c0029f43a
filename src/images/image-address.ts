import { imageFileName } from './image-file-name.js';
import type { StoredImage } from './image-store.js';

/** Path of a picture by its content; what stands there never changes. */
export function imagePath(image: StoredImage): string {
  return `/api/images/${imageFileName(image)}`;
}
