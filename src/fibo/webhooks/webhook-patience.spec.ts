import { describe, expect, it } from '@jest/globals';
import { LeapingClock } from '../../../test/support/leaping-clock.js';
import { testConfig } from '../../../test/support/test-config.js';
import { WebhookPatience } from './webhook-patience.js';

const ON = testConfig({ FIBO_WEBHOOKS: 'on', PUBLIC_URL: 'https://studio.example' });

describe(WebhookPatience.name, () => {
  it('gives FIBO twice the time of a picture, and time to deliver', () => {
    const clock = new LeapingClock();
    const jobs: { typicalMs: number | undefined } = { typicalMs: undefined };
    const patience = new WebhookPatience(ON, jobs, clock);
    clock.leap(60_000);

    expect(patience.forbearance).toEqual({ hearingForMs: 60_000, ms: 40_000 });
    jobs.typicalMs = 2000;
    expect(patience.forbearance?.ms).toBe(14_000);
  });

  it('has none when FIBO is not asked to tell', () => {
    const patience = new WebhookPatience(testConfig(), { typicalMs: 2000 }, new LeapingClock());
    expect(patience.forbearance).toBeUndefined();
  });
});
