import { renderAsync } from '@resvg/resvg-js';
import sharp from 'sharp';
import type { PictureSize } from '../picture-size.js';
import { FONT_FILES } from './fonts.js';

const CHANNELS = 4;

/** A drawing in the picture's units, to be shown at a size. */
export interface Drawing {
  readonly content: string;
  readonly width: number;
  readonly height: number;
}

/** Four bytes a pixel. */
export async function rasterize(drawing: Drawing, size: PictureSize): Promise<Buffer> {
  const image = await renderAsync(documentOf(drawing, size), {
    font: { loadSystemFonts: false, fontFiles: [...FONT_FILES], defaultFontFamily: 'DejaVu Sans' },
  });
  return image.pixels;
}

/** The drawing out of focus, as a fragment to draw on; `deviation` in the picture's units. */
export async function blurred(
  drawing: Drawing,
  size: PictureSize,
  deviation: number,
): Promise<string> {
  const half = { width: Math.ceil(size.width / 2), height: Math.ceil(size.height / 2) };
  const pixels = await rasterize(drawing, half);
  const png = await sharp(pixels, { raw: { ...half, channels: CHANNELS } })
    .removeAlpha()
    .blur((deviation * half.width) / drawing.width)
    .png({ compressionLevel: 0 })
    .toBuffer();
  const place = `width="${drawing.width}" height="${drawing.height}" preserveAspectRatio="none"`;
  // Blurred pixels can be doubled without being seen; smoothing them would take four times as long.
  return `<image ${place} image-rendering="optimizeSpeed" href="data:image/png;base64,${png.toString('base64')}"/>`;
}

function documentOf({ content, width, height }: Drawing, size: PictureSize): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" ` +
    `viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">${content}</svg>`
  );
}
