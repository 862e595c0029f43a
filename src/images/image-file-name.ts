import type { StoredImage } from './image-store.js';

const SHA256 = /^[0-9a-f]{64}$/;
const EXTENSIONS = { 'image/png': '.png', 'image/jpeg': '.jpg' } as const;
const MEDIA_TYPES = ['image/png', 'image/jpeg'] as const;

/**
 * The name of a picture in addresses and on disk: its SHA-256, then .png or .jpg.
 *
 * @throws RangeError for anything but a SHA-256 in lower-case hex, so that no other text becomes part of a path
 */
export function imageFileName({ sha256, mediaType }: StoredImage): string {
  if (!SHA256.test(sha256)) throw new RangeError('A picture is named by its SHA-256 in hex');
  return sha256 + EXTENSIONS[mediaType];
}

/** The picture that a name in an address stands for; undefined when it cannot be one's name. */
export function findImageNamed(fileName: string): StoredImage | undefined {
  const sha256 = fileName.slice(0, 64);
  const mediaType = MEDIA_TYPES.find((type) => fileName === sha256 + EXTENSIONS[type]);
  return mediaType && SHA256.test(sha256) ? { sha256, mediaType } : undefined;
}
