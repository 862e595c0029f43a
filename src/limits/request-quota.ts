import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 60;

/** How a quota stands after a request. */
export interface QuotaState {
  readonly name: string;
  /** Requests in a window. */
  readonly quota: number;
  readonly remaining: number;
  /** Until all of it is there again. */
  readonly resetSeconds: number;
  readonly isExceeded: boolean;
}

/** So many requests a minute for each of those who are counted; on this node, in memory. A minute begins with the first request in it. */
export class RequestQuota {
  private readonly limiter: RateLimiterMemory;

  /** @param name in the headers that tell of it */
  constructor(
    private readonly name: string,
    private readonly quota: number,
  ) {
    this.limiter = new RateLimiterMemory({ points: quota, duration: WINDOW_SECONDS });
  }

  /** Counts a request. One beyond the quota uses nothing up. */
  async take(who: string | number): Promise<QuotaState> {
    try {
      return this.stateOf(await this.limiter.consume(who), false);
    } catch (result) {
      if (result instanceof RateLimiterRes) return this.stateOf(result, true);
      throw result;
    }
  }

  /** Uncounts a request that was refused for another reason. */
  async giveBack(who: string | number): Promise<void> {
    await this.limiter.reward(who);
  }

  private stateOf(result: RateLimiterRes, isExceeded: boolean): QuotaState {
    return {
      name: this.name,
      quota: this.quota,
      remaining: result.remainingPoints,
      resetSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
      isExceeded,
    };
  }
}

/** `RateLimit-Policy` and `RateLimit` as draft-ietf-httpapi-ratelimit-headers-10 has them. */
export function quotaHeaders({
  name,
  quota,
  remaining,
  resetSeconds,
}: QuotaState): readonly (readonly [header: string, value: string])[] {
  return [
    ['RateLimit-Policy', `"${name}";q=${quota};w=${WINDOW_SECONDS}`],
    ['RateLimit', `"${name}";r=${remaining};t=${resetSeconds}`],
  ];
}
