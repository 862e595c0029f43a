import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { findCaller } from '../common/access/current-caller.js';
import { ApiError } from '../common/errors/api-error.js';
import type { Handler } from '../common/http/front.js';
import { requestContext } from '../common/http/request-context.js';
import { AppConfig } from '../config/app-config.js';
import { clientAddress, type TrustRule } from './client-address.js';
import { quotaHeaders, type QuotaState, RequestQuota } from './request-quota.js';

/** Probes, documentation and what proves itself; whatever is spelt otherwise is counted. */
const UNCOUNTED = /^\/(?:health\/|docs|api\/images\/|api\/fibo\/)/;

/** Counts the requests of each key and each address, says in every answer what is left, and makes strangers of those who ask too often. */
@Injectable()
export class RequestLimits {
  private readonly keys: RequestQuota | undefined;
  private readonly addresses: RequestQuota | undefined;

  constructor({ limits }: AppConfig) {
    this.keys = quotaOf('key', limits.requestsPerMinute);
    this.addresses = quotaOf('address', limits.addressRequestsPerMinute);
  }

  /**
   * Stands ahead of authentication: whoever tries keys out makes no work beyond the limit. None when there is nothing to count.
   *
   * @param trust says which proxies may name the address they ask for
   */
  ofAddresses(trust: TrustRule): readonly Handler[] {
    const { addresses } = this;
    return addresses ? [counting((request) => addresses.take(clientAddress(request, trust)))] : [];
  }

  /** Stands behind authentication, and ahead of everything that answers. What a key is refused is not held against its address. */
  ofKeys(trust: TrustRule): readonly Handler[] {
    const { keys, addresses } = this;
    if (!keys) return [];
    const take = async (request: IncomingMessage): Promise<QuotaState | undefined> => {
      const keyId = findCaller()?.keyId;
      if (typeof keyId !== 'number') return undefined;
      const state = await keys.take(keyId);
      if (state.isExceeded) await addresses?.giveBack(clientAddress(request, trust));
      return state;
    };
    return [counting(take)];
  }
}

/** @param take undefined: there is nothing to count */
function counting(take: (request: IncomingMessage) => Promise<QuotaState | undefined>): Handler {
  return (request, response, next) => {
    if (UNCOUNTED.test(request.url ?? '')) {
      next();
      return;
    }
    void take(request).then((state) => {
      if (state) tell(state, response);
      if (state?.isExceeded) refuse(state);
      next();
    });
  };
}

function quotaOf(name: string, perMinute: number | undefined): RequestQuota | undefined {
  return perMinute === undefined ? undefined : new RequestQuota(name, perMinute);
}

/** Ahead of what was told before. */
function tell(state: QuotaState, response: ServerResponse): void {
  for (const [name, value] of quotaHeaders(state)) {
    const before = response.getHeader(name);
    response.setHeader(name, before === undefined ? value : `${value}, ${String(before)}`);
  }
}

function refuse({ resetSeconds }: QuotaState): void {
  const context = requestContext.getStore();
  if (!context) return;
  context.caller = undefined;
  context.refusal = new ApiError('RATE_LIMITED', 'Rate limit exceeded', {
    retryAfterSeconds: resetSeconds,
  });
}
