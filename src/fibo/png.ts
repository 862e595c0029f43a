import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import type { PngChunk } from './png-chunks.js';

const inflated = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate);

/** Samples of a pixel, and the bits that each may have, by colour type (W3C PNG, table 11.1). */
const COLOUR_TYPES: ReadonlyMap<number, { samples: number; depths: readonly number[] }> = new Map([
  [0, { samples: 1, depths: [1, 2, 4, 8, 16] }],
  [2, { samples: 3, depths: [8, 16] }],
  [3, { samples: 1, depths: [1, 2, 4, 8] }],
  [4, { samples: 2, depths: [8, 16] }],
  [6, { samples: 4, depths: [8, 16] }],
]);
const PALETTE = 3;
const HEADER_BYTES = 13;
const LAST_FILTER = 4;

/** What the header of a PNG says; sizes in pixels. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly bitsPerPixel: number;
  readonly isInterlaced: boolean;
}

/** Throws when it is no header, or one that promises what no PNG has. */
export function pngHeader([first]: readonly PngChunk[]): PngHeader {
  if (first?.type !== 'IHDR' || first.data.length !== HEADER_BYTES)
    throw new TypeError('no header');
  const { data } = first;
  const [depth = 0, colourType = 0, compression, filter, interlacing = 0] = data.subarray(8);
  const colour = COLOUR_TYPES.get(colourType);
  const isKnown = compression === 0 && filter === 0 && interlacing <= 1;
  const width = data.readUInt32BE(0);
  const height = data.readUInt32BE(4);
  if (!colour?.depths.includes(depth) || !isKnown || width === 0 || height === 0) {
    throw new TypeError('its header makes no sense');
  }
  const isInterlaced = interlacing === 1;
  return { width, height, bitsPerPixel: colour.samples * depth, isInterlaced };
}

/**
 * Rejects unless the pixels inflate, by their own checksum, to just the rows that the header promises: no more can be wrong with them. A
 * decoder takes four times as long to begin with, which is most of what a small picture costs.
 *
 * @param header not interlaced
 */
export async function assertAllRows(
  chunks: readonly PngChunk[],
  { width, height, bitsPerPixel }: PngHeader,
): Promise<void> {
  const rowBytes = 1 + Math.ceil((width * bitsPerPixel) / 8);
  const rows = await inflated(pixelData(chunks), { maxOutputLength: rowBytes * height });
  if (rows.length !== rowBytes * height) throw new RangeError('rows are missing');
  for (let start = 0; start < rows.length; start += rowBytes) {
    if ((rows[start] ?? 0) > LAST_FILTER) throw new TypeError('a row is filtered as none can be');
  }
}

/** All of it: IDAT chunks follow one another, behind the palette when there is one. */
function pixelData(chunks: readonly PngChunk[]): Buffer {
  const isPixels = ({ type }: PngChunk) => type === 'IDAT';
  const first = chunks.findIndex(isPixels);
  const last = chunks.findLastIndex(isPixels);
  const parts = chunks.slice(first, last + 1);
  if (first === -1 || !parts.every(isPixels)) throw new TypeError('its pixels are scattered');
  const colourType = chunks[0]?.data[9];
  const hasPalette = chunks.slice(0, first).some(({ type }) => type === 'PLTE');
  if (colourType === PALETTE && !hasPalette) throw new TypeError('its palette is missing');
  return parts.length === 1 && parts[0]
    ? parts[0].data
    : Buffer.concat(parts.map(({ data }) => data));
}
