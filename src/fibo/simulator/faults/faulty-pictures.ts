import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../../../common/time/clock.js';
import type { HttpExchange } from '../http-exchange.js';
import type { PictureFault } from './scripted-fault.js';

const OVERSIZED_BYTES = 33 * 1024 * 1024;
const CHUNK = Buffer.alloc(64 * 1024);
const DEFAULT_DELAY_MS = 1000;

/** The right answer, which the fault spoils. */
interface RightPicture {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

/** Serves pictures as scripted faults say. */
export class FaultyPictures {
  constructor(
    private readonly clock: Clock,
    /** Aborts when the simulator closes. */
    private readonly closing: AbortSignal,
  ) {}

  async send(exchange: HttpExchange, fault: PictureFault, picture: RightPicture): Promise<void> {
    const { bytes, mediaType } = picture;
    const half = bytes.subarray(0, bytes.length / 2);
    switch (fault.answer) {
      case 'missing':
        exchange.send(404, 'text/plain', 'Not Found');
        return;
      case 'html':
        exchange.send(200, 'text/html', '<!doctype html><html><body>Not a picture</body></html>');
        return;
      case 'truncated':
        exchange.send(200, mediaType, half);
        return;
      case 'redirect':
        exchange.send(302, 'text/plain', '', {
          location: fault.location ?? exchange.request.url ?? '/',
        });
        return;
      case 'cut-short':
        exchange.begin(200, mediaType, bytes.length);
        exchange.response.write(half, () => exchange.request.socket.destroy());
        return;
      case 'oversized':
        await sendOversized(exchange, fault, picture);
        return;
      case 'slow':
        exchange.begin(200, mediaType, bytes.length);
        exchange.response.flushHeaders();
        await this.clock.sleep(fault.delayMs ?? DEFAULT_DELAY_MS, this.closing);
        exchange.response.end(bytes);
    }
  }
}

/** A real picture with zeros behind it. */
async function sendOversized(
  exchange: HttpExchange,
  fault: PictureFault,
  { bytes, mediaType }: RightPicture,
): Promise<void> {
  const sizeBytes = fault.sizeBytes ?? OVERSIZED_BYTES;
  exchange.begin(200, mediaType, (fault.declared ?? true) ? sizeBytes : undefined);
  await pipeline(Readable.from(padded(bytes, sizeBytes)), exchange.response);
}

function* padded(bytes: Buffer, sizeBytes: number): Generator<Buffer> {
  const start = bytes.subarray(0, sizeBytes);
  yield start;
  for (let left = sizeBytes - start.length; left > 0; left -= CHUNK.length)
    yield CHUNK.subarray(0, left);
}
