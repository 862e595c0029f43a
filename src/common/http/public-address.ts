import { requestContext } from './request-context.js';

/** Builds the addresses that answers hand out; made when answering, never stored. */
export class PublicAddress {
  /** @param publicUrl origin and path prefix without a trailing slash; undefined: the origin of the request served. */
  constructor(private readonly publicUrl: string | undefined) {}

  /**
   * @param path begins with a slash
   * @throws Error outside of a request when there is no public URL
   */
  of(path: string): string {
    return this.base + path;
  }

  /**
   * What every address begins with: origin and path prefix, without a trailing slash.
   *
   * @throws Error outside of a request when there is no public URL
   */
  get base(): string {
    const base = this.publicUrl ?? requestContext.getStore()?.origin;
    if (base === undefined) {
      throw new Error('Outside of a request an address needs PUBLIC_URL');
    }
    return base;
  }
}
