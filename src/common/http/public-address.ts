import { requestContext } from './request-context.js';

/** Makes addresses such as strangers cannot think of; whoever asks for proof implements it. */
export abstract class AddressSigner {
  /** What follows a path: nothing, or a query that begins with a question mark. */
  abstract queryOf(path: string): string;
}

/** For addresses that are for everybody. */
export const UNSIGNED: AddressSigner = { queryOf: () => '' };

/** Builds the addresses that answers hand out; made when answering, never stored. */
export class PublicAddress {
  /**
   * @param publicUrl origin and path prefix without a trailing slash; undefined: the origin of the request served.
   * @param signer default: UNSIGNED
   */
  constructor(
    private readonly publicUrl: string | undefined,
    private readonly signer: AddressSigner = UNSIGNED,
  ) {}

  /**
   * @param path begins with a slash
   * @throws Error outside of a request when there is no public URL
   */
  of(path: string): string {
    return this.base + path + this.signer.queryOf(path);
  }

  /** The path of an address that was built with the same base, now or at another time. */
  pathOf(address: string): string {
    const [path = ''] = address.slice(this.base.length).split('?');
    return path;
  }

  /** The same addresses for use after the request being served, or beside it. */
  fixed(): PublicAddress {
    return new PublicAddress(this.base, this.signer);
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
