import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import type { Handler } from '../common/http/front.js';
import { requestContext } from '../common/http/request-context.js';
import { AppConfig } from '../config/app-config.js';
import { clientAddress, type TrustRule } from './client-address.js';
import { quotaHeaders, type QuotaState, RequestQuota } from './request-quota.js';

/** Probes, documentation and what proves itself; whatever is spelt otherwise is counted. */
const UNCOUNTED = /^\/(?:health\/|docs|api\/images\/|api\/fibo\/)/;

/**
 * Counts the requests of each key and each address, says in every answer what is left, and makes strangers of those who ask too often.
 * It comes after authentication, and stands ahead of everything that answers.
 */
@Injectable()
export class RequestLimits {
  private readonly ofKeys: RequestQuota | undefined;
  private readonly ofAddresses: RequestQuota | undefined;

  constructor({ limits }: AppConfig) {
    this.ofKeys = quotaOf('key', limits.requestsPerMinute);
    this.ofAddresses = quotaOf('address', limits.addressRequestsPerMinute);
  }

  /**
   * None when there is nothing to count.
   *
   * @param trust says which proxies may name the address they ask for
   */
  handlers(trust: TrustRule): readonly Handler[] {
    if (!this.ofKeys && !this.ofAddresses) return [];
    return [
      (request, response, next) => {
        if (UNCOUNTED.test(request.url ?? '')) {
          next();
          return;
        }
        void this.count(clientAddress(request, trust)).then((states) => {
          tell(states, response);
          refuseBeyond(states);
          next();
        });
      },
    ];
  }

  /** What a key is refused is not held against its address. */
  private async count(address: string): Promise<readonly QuotaState[]> {
    const ofAddress = await this.ofAddresses?.take(address);
    const keyId = requestContext.getStore()?.caller?.keyId;
    const isCountable = typeof keyId === 'number' && !ofAddress?.isExceeded;
    const ofKey = isCountable ? await this.ofKeys?.take(keyId) : undefined;
    if (ofKey?.isExceeded) await this.ofAddresses?.giveBack(address);
    return [ofKey, ofAddress].filter((state) => state !== undefined);
  }
}

function quotaOf(name: string, perMinute: number | undefined): RequestQuota | undefined {
  return perMinute === undefined ? undefined : new RequestQuota(name, perMinute);
}

function tell(states: readonly QuotaState[], response: ServerResponse): void {
  if (states.length === 0) return;
  for (const [name, value] of quotaHeaders(states)) response.setHeader(name, value);
}

function refuseBeyond(states: readonly QuotaState[]): void {
  const exceeded = states.find(({ isExceeded }) => isExceeded);
  const context = requestContext.getStore();
  if (!exceeded || !context) return;
  context.caller = undefined;
  context.refusal = new ApiError('RATE_LIMITED', 'Rate limit exceeded', {
    retryAfterSeconds: exceeded.resetSeconds,
  });
}
