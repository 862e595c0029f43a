import { describe, expect, it } from '@jest/globals';
import { SystemClock } from '../time/system-clock.js';
import { arrivingNow, outliving, requestContext } from './request-context.js';
import { currentClaim, forItem, underClaim } from './work-claim.js';

const CONTEXT = { requestId: 'r-1', arrivedAtMs: 0, origin: 'http://localhost' };
const CLAIM = { keyId: 7, fence: 2 };

const inRequest = <T>(work: () => T): T => requestContext.run(CONTEXT, work);

describe(underClaim.name, () => {
  it('does the work of a request under its claim, and only that', () => {
    inRequest(() => {
      expect(underClaim(CLAIM, currentClaim)).toEqual(CLAIM);
      expect(currentClaim()).toBeUndefined();
    });
  });

  it('leaves everything else of the request as it is', () => {
    const context = inRequest(() => underClaim(CLAIM, () => requestContext.getStore()));

    expect(context).toEqual({ ...CONTEXT, claim: CLAIM });
  });

  it('lasts in work that outlives the request, and in work that arrives later', () => {
    const claims = inRequest(() =>
      underClaim(CLAIM, () => [
        outliving(currentClaim),
        arrivingNow(new SystemClock(), currentClaim),
      ]),
    );

    expect(claims).toEqual([CLAIM, CLAIM]);
  });

  it('needs a request: a claim that nobody sees would protect nobody', () => {
    expect(() => underClaim(CLAIM, currentClaim)).toThrow('belongs to a request');
  });
});

describe(forItem.name, () => {
  it('says which piece of the work is done', () => {
    const claim = inRequest(() => underClaim(CLAIM, () => forItem(3, currentClaim)));

    expect(claim).toEqual({ ...CLAIM, item: 3 });
  });

  it('changes nothing without a claim', () => {
    expect(inRequest(() => forItem(3, currentClaim))).toBeUndefined();
  });
});
