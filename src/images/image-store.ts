import type { Readable } from 'node:stream';
import type { ByteRange } from './byte-range.js';

/** A picture that is kept: its content's address and what a reader must know to serve it. */
export interface StoredImage {
  /** SHA-256 of the bytes, 64 lower-case hex digits. */
  readonly sha256: string;
  readonly mediaType: 'image/png' | 'image/jpeg';
}

/** The store takes no picture for now: it is full, read-only or gone. */
export class StorageFull extends Error {
  /** @param cause what the store met; names paths, so it is for the log alone */
  constructor(cause: unknown) {
    super('There is no room for another picture', { cause });
    this.name = StorageFull.name;
  }
}

/** Keeps pictures by content: the same bytes are one file, and a kept picture never changes. */
export abstract class ImageStore {
  /**
   * Rejects with StorageFull when no further picture should be bought. Costs next to nothing, so the answer may be a second old.
   *
   * What is bought already is put all the same: room is held back for it.
   */
  abstract assertRoom(): Promise<void>;

  /** Durable (on disk, fsynced) when it resolves; putting the same bytes again is no error. Rejects with StorageFull. */
  abstract put(bytes: Buffer, mediaType: StoredImage['mediaType']): Promise<StoredImage>;

  /** Undefined when no such picture is kept. The reader must consume or destroy the stream. */
  abstract findStream(image: StoredImage, range?: ByteRange): Promise<Readable | undefined>;

  /**
   * Removes a picture unless it is needed. One that is put at the same time, or was put a moment ago, stays: whoever puts it is about to
   * write down that it is needed. May be repeated after a crash at any moment, and only then is it certain that a picture which is needed is there.
   *
   * @param isNeeded whether anybody has written that down; asked again when nobody can find the picture any more
   * @returns false: it was put a moment ago, and nobody knows yet
   */
  abstract remove(image: StoredImage, isNeeded: () => Promise<boolean>): Promise<boolean>;

  /** Size in bytes; undefined when no such picture is kept. */
  abstract findSizeBytes(image: StoredImage): Promise<number | undefined>;
}
