import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { arrivedAtMs, arrivingNow, requestContext } from './request-context.js';

const CONTEXT = { requestId: 'r-1', arrivedAtMs: 1000, origin: 'http://localhost' };

describe(arrivingNow.name, () => {
  it('lets the time of the work count from now, and of nothing else', () => {
    const clock = new ManualClock(5000);

    requestContext.run(CONTEXT, () => {
      expect(arrivingNow(clock, () => arrivedAtMs(clock))).toBe(5000);
      expect(arrivedAtMs(clock)).toBe(1000);
    });
  });

  it('keeps what else is known of the request', () => {
    requestContext.run(CONTEXT, () => {
      const seen = arrivingNow(new ManualClock(5000), () => requestContext.getStore());

      expect(seen).toEqual({ ...CONTEXT, arrivedAtMs: 5000 });
    });
  });

  it('does the work outside of a request as well', () => {
    expect(arrivingNow(new ManualClock(), () => requestContext.getStore())).toBeUndefined();
  });
});
