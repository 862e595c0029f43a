import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, request as httpRequest } from 'undici';
import { decodePicture, type Picture } from './picture.js';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { CallLimits } from './call-limits.js';
import { ImageUnavailable } from './fibo-failure.js';
import type { FiboRequest } from './fibo-provider.js';

const MAX_PICTURE_BYTES = 32 * 1024 * 1024;
const MAX_FETCHES = 5;

/** Fetches finished pictures. It costs nothing, so it is repeated; the address is signed, so no token goes along. */
@Injectable()
export class PictureFetcher implements OnApplicationShutdown {
  private readonly agent = new Agent({ maxResponseSize: MAX_PICTURE_BYTES });

  constructor(
    private readonly clock: Clock,
    private readonly config: AppConfig,
    private readonly limits: CallLimits,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.agent.destroy();
  }

  /** A whole picture. Rejects with ImageUnavailable after five fetches, or when the next wait would pass the deadline. */
  async fetch(url: string, request: FiboRequest): Promise<Picture & { readonly bytes: Buffer }> {
    for (let fetches = 1; ; fetches++) {
      try {
        return await this.fetchOnce(url);
      } catch (error) {
        const waitMs = this.config.fibo.retryBaseMs * 2 ** (fetches - 1);
        const isTooLate = this.clock.now() + waitMs > request.deadlineAt;
        if (fetches === MAX_FETCHES || isTooLate) throw new ImageUnavailable(error);
        await this.clock.sleep(waitMs, request.signal);
      }
    }
  }

  private async fetchOnce(url: string): Promise<Picture & { readonly bytes: Buffer }> {
    const response = await httpRequest(url, {
      dispatcher: this.agent,
      signal: AbortSignal.timeout(this.limits.pictureMs),
    });
    if (response.statusCode !== 200) {
      await response.body.dump();
      throw new Error(`the picture's address answered ${response.statusCode}`);
    }
    const bytes = Buffer.from(await response.body.arrayBuffer());
    return { ...(await decodePicture(bytes)), bytes };
  }
}
