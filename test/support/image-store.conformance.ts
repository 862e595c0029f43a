import { beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { ImageStore, StoredImage } from '../../src/images/image-store.js';

/** What every ImageStore does, whatever it keeps pictures in. `create` makes an empty one before each test. */
export function itKeepsImages(create: () => Promise<ImageStore>): void {
  describe('as an image store', () => {
    let store: ImageStore;
    let bytes: Buffer;

    async function read(image: StoredImage, range?: { start: number; end: number }) {
      const stream = await store.findStream(image, range);
      return stream && (await buffer(stream));
    }

    beforeEach(async () => {
      store = await create();
      bytes = randomBytes(1000);
    });

    it('names a picture by its content', async () => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');

      await expect(store.put(bytes, 'image/png')).resolves.toEqual({
        sha256,
        mediaType: 'image/png',
      });
    });

    it.each(['image/png', 'image/jpeg'] as const)('gives back the bytes of %s', async (type) => {
      const image = await store.put(bytes, type);

      await expect(read(image)).resolves.toEqual(bytes);
      await expect(store.findSizeBytes(image)).resolves.toBe(bytes.length);
    });

    it.each([
      [0, 0],
      [10, 19],
      [999, 999],
      [0, 999],
    ])('gives back bytes %i to %i, both included', async (start, end) => {
      const image = await store.put(bytes, 'image/png');

      await expect(read(image, { start, end })).resolves.toEqual(bytes.subarray(start, end + 1));
    });

    it('takes the same bytes again', async () => {
      const first = await store.put(bytes, 'image/png');

      await expect(store.put(Buffer.from(bytes), 'image/png')).resolves.toEqual(first);
      await expect(read(first)).resolves.toEqual(bytes);
    });

    it('takes the same bytes from many at once', async () => {
      const images = await Promise.all(
        Array.from({ length: 20 }, () => store.put(bytes, 'image/png')),
      );

      expect(new Set(images.map((image) => image.sha256)).size).toBe(1);
      await expect(Promise.all(images.map((image) => read(image)))).resolves.toEqual(
        images.map(() => bytes),
      );
    });

    it('knows nothing of pictures that were never put', async () => {
      const stranger = { sha256: '0'.repeat(64), mediaType: 'image/png' } as const;

      await expect(store.findStream(stranger)).resolves.toBeUndefined();
      await expect(store.findSizeBytes(stranger)).resolves.toBeUndefined();
    });

    it('does not take a PNG for a JPEG', async () => {
      const { sha256 } = await store.put(bytes, 'image/png');

      await expect(
        store.findSizeBytes({ sha256, mediaType: 'image/jpeg' }),
      ).resolves.toBeUndefined();
    });

    it('leaves a picture that is needed, or was put a moment ago', async () => {
      const image = await store.put(bytes, 'image/png');

      await expect(store.remove(image, () => Promise.resolve(true))).resolves.toBe(true);
      await expect(store.remove(image, () => Promise.resolve(false))).resolves.toBe(false);

      await expect(read(image)).resolves.toEqual(bytes);
    });

    it('has nothing to do for a picture that is not there', async () => {
      const image = { sha256: 'f'.repeat(64), mediaType: 'image/png' } as const;

      await expect(store.remove(image, () => Promise.resolve(false))).resolves.toBe(true);
    });

    it.each(['', '../../etc/passwd', 'A'.repeat(64), `${'0'.repeat(64)}\n`, '0'.repeat(65)])(
      'refuses %j for an address',
      async (sha256) => {
        const image = { sha256, mediaType: 'image/png' } as const;

        await expect(store.findStream(image)).rejects.toThrow(RangeError);
        await expect(store.findSizeBytes(image)).rejects.toThrow(RangeError);
        await expect(store.remove(image, () => Promise.resolve(false))).rejects.toThrow(RangeError);
      },
    );
  });
}
