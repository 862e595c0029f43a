import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { AddressSigner } from '../common/http/public-address.js';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { AppSecret } from '../secrets/app-secret.js';

/** Addresses of one picture that are made within such a part of their time are the same. */
const STEPS = 16;
const MOST = 10_000;
const PLAIN_SECONDS = /^[1-9]\d{0,14}$/;

interface Signed {
  /** Epoch seconds. */
  readonly expires: number;
  readonly query: string;
}

/** Gives the addresses of pictures an end, and knows its own again: HMAC-SHA256 over path and end. */
@Injectable()
export class ImageSignatures extends AddressSigner {
  private readonly signed = new LRUCache<string, Signed>({ max: MOST });
  private readonly key: Buffer;
  private readonly verifyingKeys: readonly Buffer[];
  private readonly ttlSeconds: number;

  constructor(
    secret: AppSecret,
    { images }: AppConfig,
    private readonly clock: Clock,
  ) {
    super();
    this.key = secret.key('image addresses');
    this.verifyingKeys = secret.verifyingKeys('image addresses');
    this.ttlSeconds = images.urlTtlSeconds;
  }

  /** Good for IMAGE_URL_TTL_SECONDS, less a sixteenth at the most: so that a hit costs no signature. */
  override queryOf(path: string): string {
    const step = Math.floor(this.ttlSeconds / STEPS);
    const now = Math.floor(this.clock.now() / 1000);
    const expires = now - (now % step) + this.ttlSeconds;
    const known = this.signed.get(path);
    if (known?.expires === expires) return known.query;
    const query = `?expires=${expires}&signature=${signatureOf(path, String(expires), this.key)}`;
    this.signed.set(path, { expires, query });
    return query;
  }

  /**
   * How much longer the address is good, rounded down; undefined: it is not, or never was.
   *
   * @param query as parsed; what is repeated is an array
   */
  findSecondsLeft(path: string, query: Readonly<Record<string, unknown>>): number | undefined {
    const { expires, signature, ...rest } = query;
    if (typeof expires !== 'string' || typeof signature !== 'string') return undefined;
    if (!PLAIN_SECONDS.test(expires) || Object.keys(rest).length > 0) return undefined;
    const left = Number(expires) - Math.ceil(this.clock.now() / 1000);
    return this.isOurs(path, expires, signature) && left > 0 ? left : undefined;
  }

  private isOurs(path: string, expires: string, signature: string): boolean {
    const sent = Buffer.from(signature);
    const matches = this.verifyingKeys.map((key) => {
      const ours = Buffer.from(signatureOf(path, expires, key));
      return ours.length === sent.length && timingSafeEqual(ours, sent);
    });
    return matches.includes(true);
  }
}

function signatureOf(path: string, expires: string, key: Buffer): string {
  return createHmac('sha256', key).update(`${path}\n${expires}`).digest('base64url');
}
