import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, request as httpRequest } from 'undici';
import { decodePicture, type Picture } from './picture.js';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { CallLimits } from './call-limits.js';
import { ImageUnavailable } from './fibo-failure.js';
import type { FiboRequest } from './fibo-provider.js';
import { PictureAddresses, RefusedPictureAddress } from './picture-addresses.js';
import { dropBody, PLAIN, wholeBody } from './whole-body.js';

const MAX_PICTURE_BYTES = 32 * 1024 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_FETCHES = 5;
const CONNECT_TIMEOUT_MS = 10_000;
/** Without a byte. */
const IDLE_MS = 15_000;

/** Fetches finished pictures. It costs nothing, so it is repeated; the address is signed, so no token goes along. */
@Injectable()
export class PictureFetcher implements OnApplicationShutdown {
  private readonly agent: Agent;

  constructor(
    private readonly clock: Clock,
    private readonly config: AppConfig,
    private readonly limits: CallLimits,
    private readonly addresses: PictureAddresses,
  ) {
    this.agent = new Agent({
      connect: { lookup: addresses.lookup, timeout: CONNECT_TIMEOUT_MS },
      headersTimeout: IDLE_MS,
      bodyTimeout: IDLE_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      maxResponseSize: MAX_PICTURE_BYTES,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.destroy();
  }

  /**
   * A whole picture. Rejects with ImageUnavailable after five fetches, when the next wait would pass the deadline, or at once when the address
   * is none that pictures are fetched from.
   */
  async fetch(url: string, request: FiboRequest): Promise<Picture & { readonly bytes: Buffer }> {
    for (let fetches = 1; ; fetches++) {
      try {
        return await this.fetchOnce(url);
      } catch (error) {
        const waitMs = this.config.fibo.retryBaseMs * 2 ** (fetches - 1);
        const isTooLate = this.clock.now() + waitMs > request.deadlineAt;
        const isRefused = error instanceof RefusedPictureAddress;
        if (fetches === MAX_FETCHES || isTooLate || isRefused) throw new ImageUnavailable(error);
        await this.clock.sleep(waitMs, request.signal);
      }
    }
  }

  private async fetchOnce(url: string): Promise<Picture & { readonly bytes: Buffer }> {
    const response = await httpRequest(this.addresses.check(url), {
      dispatcher: this.agent,
      headers: PLAIN,
      signal: AbortSignal.timeout(this.limits.pictureMs),
    });
    if (response.statusCode !== 200) {
      dropBody(response.body);
      throw new Error(`the picture's address answered ${response.statusCode}`);
    }
    const bytes = await wholeBody(response, MAX_PICTURE_BYTES);
    return { ...(await decodePicture(bytes)), bytes };
  }
}
