import { createHmac, timingSafeEqual } from 'node:crypto';

/** Hands out addresses that work without a token until they expire. */
export class UrlSigner {
  private readonly key: Buffer;

  /** The key follows from the token, so that addresses survive a restart. */
  constructor(token: string) {
    this.key = createHmac('sha256', token).update('simulator-picture-url-v1').digest();
  }

  /** Path and query; `expiresAt` in milliseconds since the Unix epoch, kept in whole seconds. */
  sign(path: string, expiresAt: number): string {
    const expires = String(Math.floor(expiresAt / 1000));
    return `${path}?expires=${expires}&signature=${this.signature(path, expires)}`;
  }

  /** Whether this simulator signed the path and its time has not passed. */
  isValid(path: string, query: URLSearchParams, now: number): boolean {
    const expires = query.get('expires') ?? '';
    const given = Buffer.from(query.get('signature') ?? '');
    const right = Buffer.from(this.signature(path, expires));
    const isGenuine = given.length === right.length && timingSafeEqual(given, right);
    return isGenuine && now < Number(expires) * 1000;
  }

  private signature(path: string, expires: string): string {
    return createHmac('sha256', this.key).update(`${path}\n${expires}`).digest('hex');
  }
}
