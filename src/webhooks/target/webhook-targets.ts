import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { findIp, hasCredentials, isHttp, parseUrl } from '../../common/network/http-url.js';
import { type HostAddress, NameResolver } from '../../common/network/name-resolver.js';
import { isPublicIp } from '../../common/network/public-ip.js';
import { AppConfig } from '../../config/app-config.js';
import { isLoopbackHost } from '../../config/loopback.js';
import { DeliveryFailure } from '../sending/delivery-failure.js';

/** Where an event may be sent: the connection goes to these addresses and asks no name again. */
export interface WebhookTarget {
  readonly url: URL;
  readonly addresses: readonly HostAddress[];
}

/**
 * Finds where an address leads at this moment, and lets none pass of which a part leads into a network that only this machine sees. What
 * was checked is what is called, so a name that changes between the two changes nothing.
 */
@Injectable()
export class WebhookTargets {
  constructor(
    private readonly names: NameResolver,
    private readonly config: AppConfig,
  ) {}

  /**
   * Rejects with DeliveryFailure.
   *
   * @param signal ends the look-up
   */
  async find(text: string, signal: AbortSignal): Promise<WebhookTarget> {
    const url = parseUrl(text);
    if (!url || !isHttp(url) || hasCredentials(url)) {
      throw new DeliveryFailure('The URL is none that events are sent to');
    }
    const addresses = await this.resolve(url, signal);
    if (addresses.length === 0 || !addresses.every(({ address }) => this.mayCall(address))) {
      throw new DeliveryFailure('The URL does not lead to a public address');
    }
    return { url, addresses };
  }

  private async resolve(url: URL, signal: AbortSignal): Promise<readonly HostAddress[]> {
    const ip = findIp(url);
    if (ip !== undefined) return [{ address: ip, family: isIP(ip) }];
    try {
      return await this.names.resolve(url.hostname, signal);
    } catch (cause) {
      throw new DeliveryFailure('The host of the URL is not known', { cause });
    }
  }

  private mayCall(address: string): boolean {
    const isAllowedLoopback = this.config.webhooks.allowsLoopback && isLoopbackHost(address);
    return isAllowedLoopback || isPublicIp(address);
  }
}
