import { hash } from 'node:crypto';
import type { OutputType } from '../submission.js';
import type { PictureSize } from './picture-size.js';
import { plainPng } from './plain-png.js';

const CHANNELS = 3;

/** One color all over, for benches and tests: drawn many times faster than a scene. */
export async function drawPlainPicture(
  seedText: string,
  { width, height }: PictureSize,
  outputType: OutputType,
): Promise<Buffer> {
  const color = hash('sha256', seedText, 'buffer').subarray(0, CHANNELS);
  if (outputType === 'png') return plainPng(color, { width, height });
  const { default: sharp } = await import('sharp');
  const pixels = Buffer.alloc(width * height * CHANNELS, color);
  const picture = sharp(pixels, { raw: { width, height, channels: CHANNELS } });
  return picture.jpeg({ quality: 90 }).toBuffer();
}
