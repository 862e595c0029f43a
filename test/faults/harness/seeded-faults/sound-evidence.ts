import type { StatisticsDto } from '../../../../src/statistics/statistics.dto.js';
import type {
  AttemptRow,
  BatchRow,
  Evidence,
  GenerationRow,
  Purchase,
  Shown,
} from '../evidence.js';

const PRICE = 30_000;

/** Statistics of so many completed generations, of which so many attempts were in doubt. */
export function statistics(
  completed: number,
  inDoubt = 0,
  changes: Partial<StatisticsDto> = {},
): StatisticsDto {
  return {
    period_days: 30,
    total_generations: completed,
    status_breakdown: { completed },
    mode_breakdown: { manual: completed },
    average_generation_time: 1,
    average_quality_score: 1,
    success_rate: 100,
    cache: { hits: 0, misses: completed, coalesced: 0, bypassed: 0, hit_rate: 0, seconds_saved: 0 },
    cost: {
      spent_usd_micros: completed * PRICE,
      possibly_billed_usd_micros: inDoubt * PRICE,
      saved_usd_micros: 0,
    },
    ...changes,
  };
}

export function sale(requestId: string, order: string): Purchase {
  return { requestId, order, isCompleted: true, pictureSha256: `picture of ${requestId}` };
}

export function generation(
  id: number,
  order: string,
  changes: Partial<GenerationRow> = {},
): GenerationRow {
  const lease = { leaseOwner: null, leaseExpiresAt: null };
  return { id, userId: 1, order, state: 'completed', errorCode: null, ...lease, ...changes };
}

export function attempt(
  generationId: number,
  number: number,
  changes: Partial<AttemptRow>,
): AttemptRow {
  const row = { attemptClass: 'delivered', requestId: null, billed: 'yes', priceUsdMicros: PRICE };
  return { generationId, number, ...row, ...changes };
}

/** Of the two generations. */
export function batch(changes: Partial<BatchRow> = {}): BatchRow {
  const items = [1, 2].map((generationId) => ({ generationId, errorCode: null }));
  return { id: 7, hasEnded: true, items, ...changes };
}

export const SHOWN = { userId: 1, status: 'completed' };
export const IN_DOUBT = { attemptClass: 'unknown', billed: 'unknown', requestId: null };

/** Two generations of a batch, at peace with each other; the second one was bought twice, as it was unknown whether it had been bought at all. */
export const SOUND: Evidence = {
  unknownOutcome: 'retry',
  told: [{ order: 'Order 1', generationId: 1, errorCode: undefined }],
  accepted: [],
  followed: [],
  batches: [batch()],
  purchases: [sale('a', 'Order 1'), sale('b', 'Order 2'), sale('c', 'Order 2')],
  generations: [generation(1, 'Order 1'), generation(2, 'Order 2')],
  attempts: [
    attempt(1, 1, { requestId: 'a' }),
    attempt(2, 1, IN_DOUBT),
    attempt(2, 2, { requestId: 'c' }),
  ],
  shown: [
    { id: 1, ...SHOWN, pictureSha256: 'picture of a' },
    { id: 2, ...SHOWN, pictureSha256: 'picture of c' },
  ],
  figures: [{ userId: 1, told: statistics(2, 1), recounted: statistics(2, 1) }],
  rollup: {
    kept: { days: [{ generations: 2 }], months: [] },
    recounted: { days: [{ generations: 2 }], months: [] },
  },
};

/** One thing that is wrong with the evidence, and everything that is to be said of it. */
export interface SeededFault {
  readonly fault: string;
  readonly changes: Partial<Evidence>;
  readonly told: readonly string[];
}

/** The attempts of the sound evidence, but for one generation's. */
export function attemptsBut(generationId: number, attempts: readonly AttemptRow[]): AttemptRow[] {
  const others = SOUND.attempts.filter((row) => row.generationId !== generationId);
  return [...others, ...attempts].sort((one, other) => one.generationId - other.generationId);
}

/** The histories of the sound evidence, but for how generation 1 stands there. */
export function firstShown(...views: readonly Partial<Shown>[]): Shown[] {
  const sound = { id: 1, ...SHOWN, pictureSha256: 'picture of a' };
  const others = SOUND.shown.filter(({ id }) => id !== 1);
  return [...views.map((view) => ({ ...sound, ...view })), ...others];
}

/** The generations of the sound evidence, but for something about the first one. */
export function firstGeneration(changes: Partial<GenerationRow>): GenerationRow[] {
  return SOUND.generations.map((row) => (row.id === 1 ? { ...row, ...changes } : row));
}
