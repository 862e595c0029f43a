import type { Bench } from './bench.js';
import { type Ordeal, undergo } from './faults/ordeal.js';
import type { Outcome } from './faults/outcome.js';
import { ServiceClient } from './programs/service-client.js';
import { startService } from './programs/service.js';
import { UpstreamDouble } from './programs/upstream-double.js';
import { atMost } from './report/bars.js';
import type { Figure } from './report/figure.js';

/** FIBO says no, and may say yes later. */
const REFUSALS: Ordeal = {
  name: 'refusals',
  generations: 1000,
  share: 0.1,
  faults: [
    { answer: 'error', status: 429 },
    { answer: 'error', status: 500 },
    { answer: 'error', status: 503 },
  ],
};

/** FIBO takes the order, and its answer is lost. */
const RESETS: Ordeal = {
  name: 'resets',
  generations: 1000,
  share: 0.05,
  faults: [{ answer: 'reset', accepted: true }],
};

/** Whoever was left without an answer twice is told so: a third order could be a third bill. */
const RESET_TWICE = Math.round(RESETS.generations * RESETS.share ** 2);

/** Whether pictures come through, and what they cost, while FIBO fails. */
export const faultsBench: Bench = async (stage) => {
  const upstream = await UpstreamDouble.start(stage);
  const settings = { FIBO_POLL_INTERVAL_MS: '5', RETRY_BASE_MS: '10', FIBO_MAX_CONCURRENCY: '50' };
  const service = await startService(stage, { upstream, settings });
  const client = new ServiceClient(service.origin, 50);
  stage.put(() => client.close());
  const refusals = await undergo(REFUSALS, client, upstream);
  const resets = await undergo(RESETS, client, upstream);
  return [
    ...figuresOf(REFUSALS, refusals, { failed: 1, perPicture: 1, mostPurchases: 1 }),
    ...figuresOf(RESETS, resets, { failed: RESET_TWICE, perPicture: 1.06, mostPurchases: 2 }),
  ];
};

/** What may happen at most. */
interface Limits {
  readonly failed: number;
  readonly perPicture: number;
  readonly mostPurchases: number;
}

function figuresOf({ name }: Ordeal, outcome: Outcome, limits: Limits): readonly Figure[] {
  const { asked, delivered, submissions, faults, purchases, mostPurchases } = outcome;
  const perPicture = purchases / delivered;
  return [
    {
      what: `${name}, failed of ${asked}`,
      value: String(asked - delivered),
      ratio: `${faults} of ${submissions} submissions met one`,
      bar: atMost(asked - delivered, limits.failed, '', 'correctness'),
    },
    {
      what: `${name}, purchases per picture`,
      value: perPicture.toFixed(3),
      ratio: `${purchases} for ${delivered}`,
      bar: atMost(perPicture, limits.perPicture, '', 'correctness'),
    },
    {
      what: `${name}, most purchases of one generation`,
      value: String(mostPurchases),
      bar: atMost(mostPurchases, limits.mostPurchases, '', 'correctness'),
    },
  ];
}
