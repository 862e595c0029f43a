import { type Milestone, MILESTONES } from '../../../../src/common/milestones/milestone.js';
import type { ScriptedFault } from '../../../../src/fibo/simulator/faults/scripted-fault.js';
import type { Environment } from '../../../support/service-process.js';

/** What the owner finds of a generation, and FIBO's ledger of its order, when a later process has gone on from where the first one died. */
export interface PromisedEnd {
  readonly status: 'completed' | 'failed';
  readonly error_code: string | null;
  readonly retry_count: number;
  readonly cost_usd_micros: number;
  readonly billed: 'no' | 'yes' | 'unknown';
  readonly purchases: number;
}

/** An instant at which a process dies, and how each of its generations ends all the same. */
export interface CrashPoint {
  readonly milestone: Milestone;
  /** Which time that it comes to this; default 1. */
  readonly time?: number;
  /** What it does when it dies, where that is not plain. */
  readonly when?: string;
  /** How many pictures it is asked for; more than one are a batch. Default 1. */
  readonly pictures?: number;
  /** What it has sold before: another picture, or the same one. */
  readonly before?: 'other' | 'same';
  /** Where a process died before this one, which dies as it goes on from there. */
  readonly after?: Milestone;
  /** The caller has an Idempotency-Key, and calls again with it when the first process has died. */
  readonly hasKey?: true;
  readonly faults?: readonly ScriptedFault[];
  readonly settings?: Environment;
  /** With FIBO_UNKNOWN_OUTCOME=retry; undefined: there is no such generation, and nothing was bought for it. */
  readonly retry: PromisedEnd | undefined;
  /** With FIBO_UNKNOWN_OUTCOME=fail, where that matters. */
  readonly fail?: PromisedEnd;
  /** How many hits of the cache statistics tell of in the end; default 0. */
  readonly hits?: number;
}

const PRICE = 30_000;

const BOUGHT: PromisedEnd = {
  status: 'completed',
  error_code: null,
  retry_count: 0,
  cost_usd_micros: PRICE,
  billed: 'yes',
  purchases: 1,
};

/** The first attempt was known not to have been sent. */
const BOUGHT_BY_ANOTHER = { ...BOUGHT, retry_count: 1 };
const BOUGHT_BY_A_THIRD = { ...BOUGHT, retry_count: 2 };

/** Nobody can tell whether the first attempt bought something, and it did not. */
const BOUGHT_AFTER_DOUBT = { ...BOUGHT, retry_count: 1, cost_usd_micros: 2 * PRICE };
/** It did. */
const BOUGHT_TWICE = { ...BOUGHT_AFTER_DOUBT, purchases: 2 };

const GIVEN_UP: PromisedEnd = {
  status: 'failed',
  error_code: 'OUTCOME_UNKNOWN',
  retry_count: 0,
  cost_usd_micros: PRICE,
  billed: 'unknown',
  purchases: 1,
};
const GIVEN_UP_UNBOUGHT = { ...GIVEN_UP, purchases: 0 };
const GIVEN_UP_TWICE = {
  ...GIVEN_UP,
  retry_count: 1,
  cost_usd_micros: 2 * PRICE,
  purchases: 2,
};

const BUSY: ScriptedFault = { stage: 'submission', answer: 'error', status: 503 };
/** FIBO takes the order, and nobody hears of it. */
const MUTE: ScriptedFault = { stage: 'submission', answer: 'reset', accepted: true };

/** Later than the caller is told that it is late. */
const LATE = {
  faults: [{ stage: 'job', latencyMs: 900 }],
  settings: { FIBO_TIMEOUT_MS: '300' },
} as const;

/** Every milestone, and where it matters in which way it was come to. */
export const CRASH_POINTS: readonly CrashPoint[] = [
  // The first, as long as nothing else was bought.
  {
    milestone: 'spending.refused',
    before: 'other',
    settings: { SPEND_LIMIT_USD_PER_DAY: '0.03' },
    retry: undefined,
  },
  { milestone: 'rows.inserting', retry: undefined },
  { milestone: 'rows.inserted', retry: BOUGHT_BY_ANOTHER, fail: BOUGHT_BY_ANOTHER },
  { milestone: 'rows.inserted', pictures: 5, retry: BOUGHT_BY_ANOTHER, fail: BOUGHT_BY_ANOTHER },
  {
    milestone: 'attempt.beginning',
    when: 'FIBO was busy',
    faults: [BUSY],
    retry: BOUGHT_BY_ANOTHER,
  },
  {
    milestone: 'attempt.beginning',
    when: 'it has waited for its turn',
    pictures: 2,
    settings: { FIBO_MAX_CONCURRENCY: '1' },
    retry: BOUGHT,
  },
  {
    milestone: 'attempt.begun',
    when: 'FIBO was busy',
    faults: [BUSY],
    retry: BOUGHT_BY_A_THIRD,
    fail: BOUGHT_BY_A_THIRD,
  },
  {
    milestone: 'attempt.begun',
    after: 'rows.inserted',
    retry: BOUGHT_BY_A_THIRD,
    fail: BOUGHT_BY_A_THIRD,
  },
  { milestone: 'submission.sending', retry: BOUGHT_AFTER_DOUBT, fail: GIVEN_UP_UNBOUGHT },
  { milestone: 'submission.sent', retry: BOUGHT_TWICE, fail: GIVEN_UP },
  { milestone: 'submission.answered', retry: BOUGHT_TWICE },
  { milestone: 'acceptances.recording', retry: BOUGHT, fail: BOUGHT },
  { milestone: 'acceptances.recorded', retry: BOUGHT },
  { milestone: 'job.looking', retry: BOUGHT },
  {
    milestone: 'job.looking',
    time: 3,
    faults: [{ stage: 'job', latencyMs: 500 }],
    retry: BOUGHT,
  },
  { milestone: 'job.finished', retry: BOUGHT },
  { milestone: 'picture.fetched', retry: BOUGHT },
  { milestone: 'picture.written', retry: BOUGHT },
  { milestone: 'picture.kept', retry: BOUGHT },
  { milestone: 'completions.recording', retry: BOUGHT },
  { milestone: 'completions.recorded', retry: BOUGHT },
  { milestone: 'completions.recorded', pictures: 5, retry: BOUGHT },
  {
    milestone: 'attempt.ending',
    when: 'FIBO was busy',
    faults: [BUSY],
    retry: BOUGHT_AFTER_DOUBT,
    fail: GIVEN_UP_UNBOUGHT,
  },
  {
    milestone: 'attempt.ended',
    when: 'FIBO was busy',
    faults: [BUSY],
    retry: BOUGHT_BY_ANOTHER,
  },
  {
    milestone: 'failure.recording',
    when: 'FIBO was mute',
    faults: [MUTE, MUTE],
    retry: GIVEN_UP_TWICE,
  },
  {
    milestone: 'failure.recorded',
    when: 'FIBO was mute',
    faults: [MUTE, MUTE],
    retry: GIVEN_UP_TWICE,
  },
  { milestone: 'row.releasing', when: 'the picture is late', ...LATE, retry: BOUGHT },
  { milestone: 'row.released', when: 'the picture is late', ...LATE, retry: BOUGHT },
  { milestone: 'rows.taken_over', after: 'acceptances.recorded', retry: BOUGHT },
  {
    milestone: 'rows.taken_over',
    after: 'rows.inserted',
    retry: BOUGHT_BY_ANOTHER,
    fail: BOUGHT_BY_ANOTHER,
  },
  // Whoever has the row has sent nothing, and somebody has.
  {
    milestone: 'rows.taken_over',
    after: 'submission.sent',
    retry: BOUGHT_TWICE,
    fail: GIVEN_UP,
  },
  { milestone: 'answer.kept', retry: BOUGHT },
  { milestone: 'key.claimed', hasKey: true, retry: BOUGHT },
  { milestone: 'submission.sent', hasKey: true, retry: BOUGHT_TWICE },
  { milestone: 'completions.recorded', hasKey: true, retry: BOUGHT },
  { milestone: 'outcome.keeping', hasKey: true, retry: BOUGHT },
  { milestone: 'outcome.kept', hasKey: true, retry: BOUGHT },
  { milestone: 'figures.writing', when: 'a hit was counted', before: 'same', retry: BOUGHT },
  {
    milestone: 'figures.written',
    when: 'a hit was counted',
    before: 'same',
    retry: BOUGHT,
    hits: 1,
  },
];

/** Whether the process dies before the database knows that FIBO has accepted. */
export function isOrdering({ milestone }: CrashPoint): boolean {
  return MILESTONES.indexOf(milestone) <= MILESTONES.indexOf('acceptances.recorded');
}
