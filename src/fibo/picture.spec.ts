import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';
import { decodePicture, UndecodablePictureError } from './picture.js';

const WIDTH = 96;
const HEIGHT = 64;
const PNG_IEND_BYTES = 12;
const JPEG_EOI = Buffer.from('ffd9', 'hex');

function gradient(): sharp.Sharp {
  const pixels = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, index) => (index * 31) % 251);
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
}

/** A filter byte and three samples a pixel, in each. */
const ROWS = Buffer.alloc(HEIGHT * (1 + 3 * WIDTH));
const TOO_MANY_ROWS = Buffer.alloc(ROWS.length + 1);

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(data.length);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}

/** Signature and header, which sharp writes first. */
const headOf = (png: Buffer) => png.subarray(0, 33);

function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  return Buffer.concat([headOf(png), chunk(type, data), png.subarray(33)]);
}

/** The same header, but these parts of a deflate stream behind it. */
function withPixels(png: Buffer, ...parts: readonly Buffer[]): Buffer {
  const pixels = parts.map((part) => chunk('IDAT', part));
  return Buffer.concat([headOf(png), ...pixels, chunk('IEND', Buffer.alloc(0))]);
}

function withByte(png: Buffer, offset: number, value: number): Buffer {
  const copy = Buffer.from(png);
  copy[offset] = (copy[offset] ?? 0) ^ value;
  return copy;
}

function withColourType(png: Buffer, colourType: number): Buffer {
  const copy = Buffer.from(png);
  copy[25] = colourType;
  copy.writeUInt32BE(crc32(copy.subarray(12, 29)), 29);
  return copy;
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

  it('takes a PNG whose pixels come in parts, with parts that it need not know', async () => {
    const stream = deflateSync(ROWS);
    const parts = withPixels(png, stream.subarray(0, 7), stream.subarray(7));

    await expect(decodePicture(withChunk(parts, 'abCd', ROWS))).resolves.toMatchObject({
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
    ['a PNG with a damaged pixel', () => withByte(png, png.length >> 1, 0xff)],
    ['a PNG of rows that end early', () => withPixels(png, deflateSync(Buffer.alloc(99)))],
    ['a PNG of more rows than promised', () => withPixels(png, deflateSync(TOO_MANY_ROWS))],
    ['a PNG with an unknown filter', () => withPixels(png, deflateSync(ROWS.map(() => 9)))],
    ['a PNG whose pixels are no deflate stream', () => withPixels(png, Buffer.alloc(99))],
    ['a PNG without pixels', () => withPixels(png)],
    ['a PNG without its palette', () => withColourType(png, 3)],
    ['a PNG of a colour type that there is none of', () => withColourType(png, 5)],
    ['a PNG with an unknown part that matters', () => withChunk(png, 'ABCD', Buffer.from('?'))],
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
