import sharp from 'sharp';

/** What a picture's bytes were found to be. */
export interface Picture {
  readonly mediaType: 'image/png' | 'image/jpeg';
  /** In pixels, as stored: an orientation tag is not applied. */
  readonly width: number;
  /** In pixels, as stored. */
  readonly height: number;
}

/** The bytes are not one whole PNG or JPEG of at most 64 megapixels. */
export class UndecodablePictureError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`not a whole PNG or JPEG: ${reason}`, options);
    this.name = UndecodablePictureError.name;
  }
}

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Length, type and checksum of each chunk. */
const PNG_CHUNK_FRAME_BYTES = 12;
const JPEG_SIGNATURE = Buffer.from('ffd8ff', 'hex');
const JPEG_START_OF_SCAN = Buffer.from('ffda', 'hex');
const JPEG_END = Buffer.from('ffd9', 'hex');
const DECODER_OPTIONS = {
  failOn: 'warning',
  limitInputPixels: 64_000_000,
  // Nothing goes back to a line that is decoded, so that none has to be kept.
  sequentialRead: true,
} as const;

// No picture is decoded twice.
sharp.cache(false);

/** Decodes every pixel. Rejects with UndecodablePictureError for anything but a whole PNG or JPEG. */
export async function decodePicture(bytes: Buffer): Promise<Picture> {
  const mediaType = mediaTypeOf(bytes);
  // Decoders are content once they have the pixels; a file that is cut behind them is not whole either.
  const isWhole = mediaType === 'image/png' ? hasPngEnd(bytes) : hasJpegEnd(bytes);
  if (!isWhole) throw new UndecodablePictureError('it is cut short');
  try {
    return { mediaType, ...(await decode(bytes)) };
  } catch (error) {
    throw new UndecodablePictureError('its pixels do not decode', { cause: error });
  }
}

function mediaTypeOf(bytes: Buffer): Picture['mediaType'] {
  if (startsWith(bytes, PNG_SIGNATURE)) return 'image/png';
  if (startsWith(bytes, JPEG_SIGNATURE)) return 'image/jpeg';
  throw new UndecodablePictureError('it begins with the signature of neither');
}

/** Asking for raw pixels makes the decoder go through all of them; it is the cheapest call that does. */
async function decode(bytes: Buffer): Promise<{ width: number; height: number }> {
  const decoded = sharp(bytes, DECODER_OPTIONS).raw();
  const { info } = await decoded.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height };
}

function hasPngEnd(bytes: Buffer): boolean {
  let offset = PNG_SIGNATURE.length;
  while (offset + PNG_CHUNK_FRAME_BYTES <= bytes.length) {
    if (bytes.toString('latin1', offset + 4, offset + 8) === 'IEND') return true;
    offset += PNG_CHUNK_FRAME_BYTES + bytes.readUInt32BE(offset);
  }
  return false;
}

/** An embedded preview has an end of its own, but before the scans of the picture. */
function hasJpegEnd(bytes: Buffer): boolean {
  return bytes.lastIndexOf(JPEG_END) > bytes.lastIndexOf(JPEG_START_OF_SCAN);
}

function startsWith(bytes: Buffer, signature: Buffer): boolean {
  return bytes.subarray(0, signature.length).equals(signature);
}
