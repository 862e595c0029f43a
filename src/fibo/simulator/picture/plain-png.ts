import { crc32, deflateSync } from 'node:zlib';
import type { PictureSize } from './picture-size.js';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const BITS_A_CHANNEL = 8;
const TRUE_COLOR = 2;
const UNFILTERED = 0;

/**
 * A PNG (W3C PNG, third edition) of one color; an image library takes ten times as long to set about it.
 *
 * @param rgb three bytes
 */
export function plainPng(rgb: Uint8Array, { width, height }: PictureSize): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(BITS_A_CHANNEL, 8);
  header.writeUInt8(TRUE_COLOR, 9);
  const line = Buffer.concat([Buffer.of(UNFILTERED), Buffer.alloc(width * rgb.length, rgb)]);
  const lines = Buffer.alloc(line.length * height, line);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([frame, typed, checksum]);
}
