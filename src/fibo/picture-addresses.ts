import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { findIp, hasCredentials, isHttp, parseUrl } from '../common/network/http-url.js';
import { type HostAddress, NameResolver } from '../common/network/name-resolver.js';
import { pinnedTo } from '../common/network/pinned-lookup.js';
import { isPublicIp } from '../common/network/public-ip.js';
import { AppConfig } from '../config/app-config.js';
import { FIBO_ENDPOINT, type FiboEndpoint } from './fibo-endpoint.js';

const LOOKUP_TIMEOUT_MS = 10_000;

/** No picture is fetched from this address, today or later. */
export class RefusedPictureAddress extends Error {
  constructor(reason: string) {
    super(`the picture's address ${reason}`);
    this.name = RefusedPictureAddress.name;
  }
}

/**
 * Where pictures may be fetched: FIBO says where they are, and may be made to say anything. FIBO's own host is as trusted as the calls to it;
 * every other one has to be public, and among FIBO_IMAGE_HOSTS if there are any.
 */
@Injectable()
export class PictureAddresses {
  /** Checks where a name leads when a connection to it is made, and gives that connection what it has checked. */
  readonly lookup: LookupFunction = (host, options, callback) => {
    if (host === this.ownHost) {
      systemLookup(host, options, callback);
      return;
    }
    this.resolve(host).then(
      (addresses) => pinnedTo(addresses)(host, options, callback),
      (error: unknown) => callback(error as Error, []),
    );
  };

  private readonly ownHost: string;

  constructor(
    private readonly names: NameResolver,
    private readonly config: AppConfig,
    @Inject(FIBO_ENDPOINT) endpoint: FiboEndpoint,
  ) {
    this.ownHost = new URL(endpoint.baseUrl).hostname;
  }

  /**
   * The address as far as it can be judged before its name is looked up.
   *
   * @throws RefusedPictureAddress
   */
  check(text: string): URL {
    const url = parseUrl(text);
    if (!url || !isHttp(url)) throw new RefusedPictureAddress('is no http or https URL');
    if (hasCredentials(url)) throw new RefusedPictureAddress('holds credentials');
    if (url.hostname === this.ownHost) return url;
    if (!this.isListed(url.hostname)) throw new RefusedPictureAddress('is not on a host allowed');
    // No name, nothing to look up.
    const ip = findIp(url);
    if (ip !== undefined && !isPublicIp(ip)) throw new RefusedPictureAddress('is not public');
    return url;
  }

  private isListed(host: string): boolean {
    const { imageHosts } = this.config.fibo;
    return (
      imageHosts?.some((listed) =>
        listed.startsWith('*.') ? host.endsWith(listed.slice(1)) : host === listed,
      ) ?? true
    );
  }

  private async resolve(host: string): Promise<readonly HostAddress[]> {
    const addresses = await this.names.resolve(host, AbortSignal.timeout(LOOKUP_TIMEOUT_MS));
    if (addresses.length > 0 && addresses.every(({ address }) => isPublicIp(address))) {
      return addresses;
    }
    throw new Error('the host of the picture does not lead to a public address');
  }
}
