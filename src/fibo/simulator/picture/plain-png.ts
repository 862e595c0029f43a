import { crc32, deflateSync } from 'node:zlib';
import type { PictureSize } from './picture-size.js';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const BITS_A_PIXEL = 1;
const INDEXED_COLOR = 3;

/** Header and pixels of the last size asked for: with one color in the palette each pixel is 0, whatever the color. */
let last: { readonly size: string; readonly header: Buffer; readonly pixels: Buffer } | undefined;

/**
 * A PNG (W3C PNG, third edition) of one color; an image library takes many times as long to set about it.
 *
 * @param rgb three bytes
 */
export function plainPng(rgb: Uint8Array, size: PictureSize): Buffer {
  const { header, pixels } = chunksFor(size);
  return Buffer.concat([
    SIGNATURE,
    header,
    chunk('PLTE', rgb),
    pixels,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunksFor({ width, height }: PictureSize): { header: Buffer; pixels: Buffer } {
  const size = `${width} × ${height}`;
  if (last?.size === size) return last;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(BITS_A_PIXEL, 8);
  header.writeUInt8(INDEXED_COLOR, 9);
  // Before each line stands how it is filtered, 0: not at all.
  const lineBytes = 1 + Math.ceil((width * BITS_A_PIXEL) / 8);
  const lines = deflateSync(Buffer.alloc(lineBytes * height));
  last = { size, header: chunk('IHDR', header), pixels: chunk('IDAT', lines) };
  return last;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([frame, typed, checksum]);
}
