import { HistoryQueryDto } from '../../../../src/history/history-query.dto.js';
import { A_PROJECT } from '../fill/generation-rows.js';
import { PEOPLE, type Person } from '../people.js';
import type { Scene } from '../scene.js';
import type { Probe } from './probe.js';

const LIMIT = 50;
const PAGE_MS = 5;
const TIMES_FIRST_PAGE = 2;
const CURSOR_MS = 1.5;
const TOTAL_MS = 2;

/** Every few rounds the walk begins anew. */
const WALK = 7;

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

/** What may stand beside user, limit and place. */
type Filter = Partial<
  Pick<HistoryQueryDto, 'status' | 'mode' | 'project_id' | 'created_from' | 'created_to'>
>;

interface Listing {
  readonly person: Person;
  readonly filter?: Filter;
  /** How it is said. */
  readonly filtered?: string;
}

/** Offsets are those in ten million rows; a shorter history is entered as much nearer. */
const TEN_MILLION = 10_000_000;

const FILTERS: readonly (Listing & { readonly offset: number })[] = [
  { person: 'big', filtered: 'failed', filter: { status: 'failed' }, offset: 50_000 },
  { person: 'big', filtered: 'completed', filter: { status: 'completed' }, offset: 1_000_000 },
  { person: 'big', filtered: 'mode ai', filter: { mode: 'ai' }, offset: 1_000_000 },
  { person: 'big', filtered: 'a project', filter: { project_id: A_PROJECT }, offset: 100_000 },
  {
    person: 'big',
    filtered: '100 days',
    filter: { created_from: daysAgo(500), created_to: daysAgo(400) },
    offset: 200_000,
  },
];

export const HISTORY_PROBES: readonly Probe[] = [
  ...pages({ person: 'big' }, [100_000, 1_000_000, 1_900_000]),
  ...FILTERS.flatMap(({ offset, ...listing }) => pages(listing, [offset])),
  ...pages({ person: 'middle' }, [50_000]),
  page({ person: 'nobody' }, 0),
  walk({ person: 'big' }, 1_000_000),
  walk({ person: 'big', filtered: 'failed', filter: { status: 'failed' } }, 50_000),
  walk({ person: 'big', filtered: 'a project', filter: { project_id: A_PROJECT } }, 100_000),
  ...[{ person: 'big' } as const, ...FILTERS].map(total),
];

/** The first page, and those at these offsets, which may not take much longer. */
function pages(listing: Listing, offsets: readonly number[]): readonly Probe[] {
  const first = page(listing, 0);
  return [first, ...offsets.map((offset) => page(listing, offset, first))];
}

function page(listing: Listing, offset: number, first?: Probe): Probe {
  return {
    what: `${nameOf(listing)}, offset ${offset}`,
    limits: {
      mostMs: PAGE_MS,
      ...(first && { mostTimesOther: { times: TIMES_FIRST_PAGE, other: first } }),
    },
    prepare: (scene) => {
      const start = placeIn(scene, offset);
      return async (round) => {
        const place = { offset: start + (round % WALK) * LIMIT, limit: LIMIT };
        const { results } = await list(scene, listing, place);
        assertFull(results, listing);
      };
    },
  };
}

/** By cursor, from page to page. */
function walk(listing: Listing, offset: number): Probe {
  return {
    what: `${nameOf(listing)}, cursor deep inside`,
    limits: { mostMs: CURSOR_MS },
    prepare: async (scene) => {
      const start = await list(scene, listing, { offset: placeIn(scene, offset), limit: LIMIT });
      let cursor = start.next_cursor;
      return async (round) => {
        if (round % WALK === 0) cursor = start.next_cursor;
        if (cursor === null) throw new Error(`There is nothing behind ${offset}`);
        const { results, next_cursor } = await list(scene, listing, { cursor, limit: LIMIT });
        assertFull(results, listing);
        cursor = next_cursor;
      };
    },
  };
}

/** There is no way to ask for the total alone: it comes with a page of one. */
function total(listing: Listing): Probe {
  return {
    what: `${nameOf(listing)}, total and one row`,
    limits: { mostMs: TOTAL_MS },
    prepare: (scene) => async () => {
      const { total: count } = await list(scene, listing, { offset: 0, limit: 1 });
      if (count === 0) throw new Error(`${nameOf(listing)}: the total is 0`);
    },
  };
}

async function list(
  scene: Scene,
  { person, filter }: Listing,
  place: Pick<HistoryQueryDto, 'limit'> & Partial<Pick<HistoryQueryDto, 'offset' | 'cursor'>>,
) {
  const query = Object.assign(new HistoryQueryDto(), { user_id: PEOPLE[person], ...filter }, place);
  return scene.history.list(query);
}

function placeIn({ rows }: Scene, offset: number): number {
  return Math.round((offset * rows) / TEN_MILLION);
}

/** Whoever has made pictures has enough of them for every page that is asked for. */
function assertFull(results: readonly unknown[], listing: Listing): void {
  const expected = listing.person === 'nobody' ? 0 : LIMIT;
  if (results.length !== expected)
    throw new Error(`${nameOf(listing)}: a page of ${results.length} rows`);
}

function nameOf({ person, filtered }: Listing): string {
  return [`history of the ${person} user`, filtered].filter(Boolean).join(', ');
}
