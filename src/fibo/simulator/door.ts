import { hash, timingSafeEqual } from 'node:crypto';
import type { HttpExchange } from './http-exchange.js';
import type { RateLimit } from './rate-limit.js';
import { Refusal } from './refusal.js';

/** Lets in the one token there is, as often as its limit allows. */
export class Door {
  private readonly expected: Buffer;

  constructor(
    token: string,
    private readonly rateLimit: RateLimit,
  ) {
    this.expected = digest(token);
  }

  /** Throws a Refusal: 401 for a missing or wrong token, 429 for too many calls of this endpoint. */
  admit(exchange: HttpExchange, endpoint: string): void {
    const token = exchange.request.headers['api_token'];
    if (typeof token !== 'string' || !timingSafeEqual(digest(token), this.expected))
      throw new Refusal(401, 'Unauthorized', 'The api_token header is missing or wrong');
    this.rateLimit.count(endpoint);
  }
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
