import sharp from 'sharp';
import { assertAllRows, pngHeader } from './png.js';
import { hasPngSignature, pngChunks } from './png-chunks.js';

/** What a picture's bytes were found to be. */
export interface Picture {
  readonly mediaType: 'image/png' | 'image/jpeg';
  /** In pixels, as stored: an orientation tag is not applied. */
  readonly width: number;
  /** In pixels, as stored. */
  readonly height: number;
}

type Size = Pick<Picture, 'width' | 'height'>;

/** The bytes are not one whole PNG or JPEG of at most 64 megapixels. */
export class UndecodablePictureError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`not a whole PNG or JPEG: ${reason}`, options);
    this.name = UndecodablePictureError.name;
  }
}

const JPEG_SIGNATURE = Buffer.from('ffd8ff', 'hex');
const JPEG_START_OF_SCAN = Buffer.from('ffda', 'hex');
const JPEG_END = Buffer.from('ffd9', 'hex');
const MAX_PIXELS = 64_000_000;
const DECODER_OPTIONS = {
  failOn: 'warning',
  limitInputPixels: MAX_PIXELS,
  // Nothing goes back to a line that is decoded, so that none has to be kept.
  sequentialRead: true,
} as const;

// No picture is decoded twice.
sharp.cache(false);

/** Looks at every pixel. Rejects with UndecodablePictureError for anything but a whole PNG or JPEG. */
export async function decodePicture(bytes: Buffer): Promise<Picture> {
  const mediaType = mediaTypeOf(bytes);
  try {
    const size = mediaType === 'image/png' ? await sizeOfPng(bytes) : await sizeOfJpeg(bytes);
    return { mediaType, ...size };
  } catch (error) {
    throw new UndecodablePictureError('its pixels do not decode', { cause: error });
  }
}

function mediaTypeOf(bytes: Buffer): Picture['mediaType'] {
  if (hasPngSignature(bytes)) return 'image/png';
  if (hasJpegSignature(bytes)) return 'image/jpeg';
  throw new UndecodablePictureError('it begins with the signature of neither');
}

async function sizeOfPng(bytes: Buffer): Promise<Size> {
  const chunks = pngChunks(bytes);
  const header = pngHeader(chunks);
  // Seldom, and a matter of seven pictures in one.
  if (header.isInterlaced) return decode(bytes);
  const { width, height } = header;
  if (width * height > MAX_PIXELS) throw new RangeError('it has too many pixels');
  await assertAllRows(chunks, header);
  return { width, height };
}

/** Decoders are content once they have the pixels; a file that is cut behind them is not whole either. */
async function sizeOfJpeg(bytes: Buffer): Promise<Size> {
  if (!hasJpegEnd(bytes)) throw new RangeError('it is cut short');
  return decode(bytes);
}

/** Asking for raw pixels makes the decoder go through all of them; it is the cheapest call that does. */
async function decode(bytes: Buffer): Promise<Size> {
  const decoded = sharp(bytes, DECODER_OPTIONS).raw();
  const { info } = await decoded.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height };
}

/** An embedded preview has an end of its own, but before the scans of the picture. */
function hasJpegEnd(bytes: Buffer): boolean {
  return bytes.lastIndexOf(JPEG_END) > bytes.lastIndexOf(JPEG_START_OF_SCAN);
}

function hasJpegSignature(bytes: Buffer): boolean {
  return bytes.subarray(0, JPEG_SIGNATURE.length).equals(JPEG_SIGNATURE);
}
