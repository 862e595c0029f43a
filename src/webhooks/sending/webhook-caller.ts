import { Injectable } from '@nestjs/common';
import { Agent, request } from 'undici';
import { pinnedTo } from '../../common/network/pinned-lookup.js';
import { VERSION } from '../../config/version.js';
import type { WebhookTarget } from '../target/webhook-targets.js';
import { DeliveryFailure } from './delivery-failure.js';

/** A receiver has nothing to say that we want to know; so much it may say all the same. */
const MAX_ANSWER_BYTES = 64 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;

const GONE = 410;
const DIGITS = /^\d{1,9}$/;

/** Posts one message over a connection of its own, which is used for nothing else. */
@Injectable()
export class WebhookCaller {
  /**
   * Resolves to the status of an answer that takes the message (2xx); rejects with DeliveryFailure for every other one, a redirect included:
   * it is not followed.
   *
   * @param signal breaks the call off
   */
  async post(
    { url, addresses }: WebhookTarget,
    message: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
    signal: AbortSignal,
  ): Promise<number> {
    const agent = new Agent({
      connect: { lookup: pinnedTo(addresses) },
      connections: 1,
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    try {
      const { statusCode, headers, body } = await request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': `generation-api/${VERSION}`,
          ...message.headers,
        },
        body: message.body,
        dispatcher: agent,
        signal,
      });
      await passOver(body);
      if (statusCode >= 200 && statusCode < 300) return statusCode;
      throw badAnswer(statusCode, headers['retry-after']);
    } catch (cause) {
      if (cause instanceof DeliveryFailure || signal.aborted) throw cause;
      throw new DeliveryFailure('The connection failed', { cause });
    } finally {
      await agent.destroy();
    }
  }
}

/** Lets the receiver finish its answer; the status is known already, so whatever goes wrong from here on changes nothing. */
async function passOver(body: AsyncIterable<Buffer>): Promise<void> {
  let sizeBytes = 0;
  try {
    for await (const chunk of body) {
      sizeBytes += chunk.length;
      if (sizeBytes > MAX_ANSWER_BYTES) return;
    }
  } catch {
    return;
  }
}

function badAnswer(status: number, retryAfter: string | string[] | undefined): DeliveryFailure {
  if (status >= 300 && status < 400) {
    return new DeliveryFailure(`Answered ${status}; redirects are not followed`, { status });
  }
  if (status === GONE) {
    return new DeliveryFailure('Answered 410: gone for good', { status, isFinal: true });
  }
  const isDelay = typeof retryAfter === 'string' && DIGITS.test(retryAfter);
  const retryAfterMs = isDelay ? Number(retryAfter) * 1000 : undefined;
  return new DeliveryFailure(`Answered ${status}`, { status, retryAfterMs });
}
