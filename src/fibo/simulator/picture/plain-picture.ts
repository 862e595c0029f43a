import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { OutputType } from '../submission.js';
import type { PictureSize } from './picture-size.js';

const CHANNELS = 3;

/** One color all over, for benches and tests: drawn many times faster than a scene. */
export async function drawPlainPicture(
  seedText: string,
  { width, height }: PictureSize,
  outputType: OutputType,
): Promise<Buffer> {
  const color = createHash('sha256').update(seedText).digest().subarray(0, CHANNELS);
  const pixels = Buffer.alloc(width * height * CHANNELS, color);
  const picture = sharp(pixels, { raw: { width, height, channels: CHANNELS } });
  return outputType === 'png' ? picture.png().toBuffer() : picture.jpeg({ quality: 90 }).toBuffer();
}
