import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { OutputType } from '../submission.js';
import type { PictureSize } from './picture-size.js';

const CHANNELS = 3;
const CORNERS = { width: 2, height: 2, channels: CHANNELS } as const;

/** Everything that decides a picture's bytes. */
interface PictureRequest {
  /** JSON text. */
  readonly structuredPrompt: string;
  readonly seed: number;
  readonly size: PictureSize;
  readonly outputType: OutputType;
  /** One colour in place of a gradient: drawn several times faster. */
  readonly isPlain: boolean;
}

/** An 8-bit RGB file; the same request gives the same bytes. */
export async function drawPicture(request: PictureRequest): Promise<Buffer> {
  const { structuredPrompt, seed, size, outputType, isPlain } = request;
  const colors = createHash('sha256').update(`${seed}\n${structuredPrompt}`).digest();
  const picture = isPlain ? plain(colors, size) : gradient(colors, size);
  return outputType === 'png' ? picture.png().toBuffer() : picture.jpeg({ quality: 90 }).toBuffer();
}

function plain(colors: Buffer, { width, height }: PictureSize): Sharp {
  const pixels = Buffer.alloc(width * height * CHANNELS, colors.subarray(0, CHANNELS));
  return sharp(pixels, { raw: { width, height, channels: CHANNELS } });
}

/** Runs from one colour in each corner. */
function gradient(colors: Buffer, size: PictureSize): Sharp {
  const corners = colors.subarray(0, CORNERS.width * CORNERS.height * CHANNELS);
  return sharp(corners, { raw: CORNERS }).resize({ ...size, fit: 'fill', kernel: 'cubic' });
}
