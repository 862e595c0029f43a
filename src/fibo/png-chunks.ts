import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Length and type, and the checksum behind the data. */
const HEAD_BYTES = 8;
const CRC_BYTES = 4;
/** The first letter of a chunk that no decoder may skip is a capital (W3C PNG, 5.4). */
const CRITICAL = /^[A-Z]/;
const KNOWN: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);

/** A part of a PNG file. */
export interface PngChunk {
  readonly type: string;
  readonly data: Buffer;
}

export function hasPngSignature(bytes: Buffer): boolean {
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

/** All chunks up to IEND, each with the right checksum; throws when one is damaged, unknown though it matters, or missing at the end. */
export function pngChunks(bytes: Buffer): readonly PngChunk[] {
  const chunks: PngChunk[] = [];
  for (let offset = SIGNATURE.length; ;) {
    if (offset + HEAD_BYTES > bytes.length) throw new RangeError('it is cut short');
    const type = bytes.toString('latin1', offset + 4, offset + HEAD_BYTES);
    const end = offset + HEAD_BYTES + bytes.readUInt32BE(offset);
    if (end + CRC_BYTES > bytes.length) throw new RangeError('it is cut short');
    if (crc32(bytes.subarray(offset + 4, end)) !== bytes.readUInt32BE(end)) {
      throw new TypeError('a checksum is wrong');
    }
    if (CRITICAL.test(type) && !KNOWN.has(type)) throw new TypeError('it has an unknown part');
    if (type === 'IEND') return chunks;
    chunks.push({ type, data: bytes.subarray(offset + HEAD_BYTES, end) });
    offset = end + CRC_BYTES;
  }
}
