import type { Readable } from 'node:stream';
import type { ByteRange } from './byte-range.js';

/** A picture that is kept: its content's address and what a reader must know to serve it. */
export interface StoredImage {
  /** SHA-256 of the bytes, 64 lower-case hex digits. */
  readonly sha256: string;
  readonly mediaType: 'image/png' | 'image/jpeg';
}

/** Keeps pictures by content: the same bytes are one file, and a kept picture never changes. */
export abstract class ImageStore {
  /** Durable (on disk, fsynced) when it resolves; putting the same bytes again is no error. */
  abstract put(bytes: Buffer, mediaType: StoredImage['mediaType']): Promise<StoredImage>;

  /** Undefined when no such picture is kept. The reader must consume or destroy the stream. */
  abstract findStream(image: StoredImage, range?: ByteRange): Promise<Readable | undefined>;

  /** Size in bytes; undefined when no such picture is kept. */
  abstract findSizeBytes(image: StoredImage): Promise<number | undefined>;
}
