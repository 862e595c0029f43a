import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';
import { crc32 } from 'node:zlib';
import { decodePicture, UndecodablePictureError } from './picture.js';

const WIDTH = 96;
const HEIGHT = 64;
const PNG_IEND_BYTES = 12;
const JPEG_EOI = Buffer.from('ffd9', 'hex');

function gradient(): sharp.Sharp {
  const pixels = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, index) => (index * 31) % 251);
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
}

/** The same file, but its header promises another width. */
function withPngWidth(png: Buffer, width: number): Buffer {
  const copy = Buffer.from(png);
  copy.writeUInt32BE(width, 16);
  copy.writeUInt32BE(crc32(copy.subarray(12, 29)), 29);
  return copy;
}

describe(decodePicture.name, () => {
  let png: Buffer;
  let jpeg: Buffer;

  beforeAll(async () => {
    png = await gradient().png().toBuffer();
    jpeg = await gradient().jpeg().toBuffer();
  });

  it.each<[string, string, () => sharp.Sharp]>([
    ['PNG', 'image/png', () => gradient().png()],
    ['interlaced PNG', 'image/png', () => gradient().png({ progressive: true })],
    ['PNG with a palette', 'image/png', () => gradient().png({ palette: true })],
    ['PNG with transparency', 'image/png', () => gradient().ensureAlpha(0.5).png()],
    ['PNG of 16 bits', 'image/png', () => gradient().toColourspace('rgb16').png()],
    ['JPEG', 'image/jpeg', () => gradient().jpeg()],
    ['progressive JPEG', 'image/jpeg', () => gradient().jpeg({ progressive: true })],
    ['grey JPEG', 'image/jpeg', () => gradient().greyscale().jpeg()],
    ['CMYK JPEG', 'image/jpeg', () => gradient().toColourspace('cmyk').jpeg()],
  ])('takes a %s', async (_, mediaType, draw) => {
    await expect(decodePicture(await draw().toBuffer())).resolves.toEqual({
      mediaType,
      width: WIDTH,
      height: HEIGHT,
    });
  });

  it('takes bytes behind the end for no fault', async () => {
    const trailing = Buffer.concat([png, Buffer.from('more')]);

    await expect(decodePicture(trailing)).resolves.toMatchObject({ width: WIDTH });
  });

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['nothing', () => Buffer.alloc(0)],
    ['HTML', () => Buffer.from('<!doctype html><title>Expired</title>')],
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')],
    ['GIF', () => gradient().gif().toBuffer()],
    ['WebP', () => gradient().webp().toBuffer()],
    ['a PNG signature alone', () => png.subarray(0, 8)],
    ['a PNG without its last chunk', () => png.subarray(0, -PNG_IEND_BYTES)],
    ['a PNG with a gap', () => Buffer.concat([png.subarray(0, 200), png.subarray(210)])],
    ['a PNG with too few rows', () => withPngWidth(png, WIDTH * 2)],
    ['a PNG of over 64 megapixels', () => withPngWidth(png, 1_000_001)],
    ['a JPEG that ends early', () => Buffer.concat([jpeg.subarray(0, -200), JPEG_EOI])],
  ])('refuses %s', async (_, make) => {
    await expect(decodePicture(await make())).rejects.toThrow(UndecodablePictureError);
  });

  it('refuses every PNG and JPEG that is cut short', async () => {
    const cut = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(png, jpeg), cut, async (whole, share) => {
        const start = whole.subarray(0, Math.floor(whole.length * share));
        await expect(decodePicture(start)).rejects.toThrow(UndecodablePictureError);
      }),
    );
  });
});
