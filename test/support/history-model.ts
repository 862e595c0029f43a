import fc from 'fast-check';
import type { GenerationFilter } from '../../src/generation/generation-page.read.js';
import type { HistoryRow } from './history-table.js';

/** About the hours at which New York puts its clocks forward (2025-03-09T07:00Z) and back (2025-11-02T06:00Z): those days have 23 and 25 hours there. */
export const CLOCK_CHANGES = {
  forward: [
    '2025-03-08T23:30:00.000000Z',
    '2025-03-09T00:00:00.000000Z',
    '2025-03-09T00:10:00.000000Z',
    '2025-03-09T00:30:00.000000Z',
    '2025-03-09T07:30:00.000000Z',
    '2025-03-09T23:30:00.000000Z',
    '2025-03-10T00:30:00.000000Z',
  ],
  back: [
    '2025-11-01T23:30:00.000000Z',
    '2025-11-02T00:30:00.000000Z',
    '2025-11-02T05:30:00.000000Z',
    '2025-11-02T06:30:00.000000Z',
    '2025-11-02T23:30:00.000000Z',
    '2025-11-03T00:30:00.000000Z',
  ],
};

/** Days that touch, and moments a microsecond apart about their edges; many rows share one. */
const DAY_EDGES = ['2025-02-28', '2025-03-01', '2025-03-02'].flatMap((day) =>
  [
    '00:00:00.000000',
    '00:00:00.000001',
    '11:59:59.999999',
    '12:00:00.123456',
    '23:59:59.999999',
  ].map((time) => `${day}T${time}Z`),
);

const MOMENTS = [...DAY_EDGES, ...CLOCK_CHANGES.forward, ...CLOCK_CHANGES.back];

/** A UTC day before, among or after these, and a user. */
export const someWatermark = fc.tuple(
  fc.constantFrom('2025-01-31', '2025-02-28', '2025-03-01', '2025-03-09', '2026-01-01'),
  fc.constantFrom(0, 2),
);

const ERASED = ['erased_completed', 'erased_failed'] as const;
const STATES = ['pending', 'submitting', 'processing', 'completed', 'failed', ...ERASED] as const;
const FINAL = ['completed', 'completed', 'failed'] as const;
const MODES = ['ai', 'manual'] as const;

/** Rows of few users, projects, batches and moments, so that they meet; ids do not follow the time. */
export const someRows: fc.Arbitrary<HistoryRow[]> = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 10_000 }),
    user_id: fc.constantFrom(1, 1, 1, 2),
    project_id: fc.constantFrom(null, 1, 2),
    batch_id: fc.constantFrom(null, 1),
    state: fc.constantFrom(...FINAL, ...STATES),
    mode: fc.constantFrom(...MODES),
    created_at: fc.constantFrom(...MOMENTS),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
);

/** Any filters together, each of them absent half of the time. */
export const someFilter: fc.Arbitrary<GenerationFilter> = fc.record({
  userId: fc.constantFrom(1, 1, 1, 2, 3),
  projectId: maybe(fc.constantFrom(1, 2)),
  status: maybe(fc.constantFrom('pending', 'processing', 'completed', 'failed')),
  mode: maybe(fc.constantFrom(...MODES)),
  batchId: maybe(fc.constantFrom(1, 2)),
  createdFrom: maybe(fc.constantFrom(...MOMENTS)),
  createdTo: maybe(fc.constantFrom(...MOMENTS)),
});

function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(fc.constant(undefined), value);
}

/** Ids of what the filter means, in history's order: found the plain way. */
export function expectedIds(
  rows: readonly HistoryRow[],
  filter: GenerationFilter,
): readonly number[] {
  return rows
    .filter((row) => isMeant(row, filter))
    .sort((a, b) => compare(b.created_at, a.created_at) || b.id - a.id)
    .map(({ id }) => id);
}

function isMeant(row: HistoryRow, filter: GenerationFilter): boolean {
  const { userId, projectId, status, mode, batchId, createdFrom, createdTo } = filter;
  const rowStatus = row.state === 'submitting' ? 'processing' : row.state;
  return (
    row.user_id === userId &&
    !ERASED.some((state) => state === row.state) &&
    (projectId === undefined || row.project_id === projectId) &&
    (status === undefined || rowStatus === status) &&
    (mode === undefined || row.mode === mode) &&
    (batchId === undefined || row.batch_id === batchId) &&
    (createdFrom === undefined || row.created_at >= createdFrom) &&
    (createdTo === undefined || row.created_at < createdTo)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
