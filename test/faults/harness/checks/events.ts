import type { Books } from '../books.js';
import { type Check, type Discrepancy, broken, unless } from '../discrepancy.js';
import type { Followed } from '../evidence.js';

/** A status never goes back, and there are two ends. */
const RANKS: Readonly<Record<string, number>> = {
  pending: 1,
  processing: 2,
  completed: 3,
  failed: 3,
};

/** Whoever followed a generation, over however many connections, was told how it ended, and nothing twice. */
export const checkEvents: Check = (books) =>
  books.evidence.followed.flatMap((followed) => checkFollowed(books, followed));

function checkFollowed(books: Books, { generationId, statuses }: Followed): Discrepancy[] {
  const name = `whoever followed generation ${generationId}`;
  const state = books.findGeneration(generationId)?.state;
  const end = state === 'cancelled' ? 'failed' : state;
  const last = statuses.at(-1);
  return [
    ...statuses.slice(1).flatMap((status, index) => {
      const before = statuses[index] ?? '';
      const isNews = (RANKS[status] ?? 0) > (RANKS[before] ?? 0);
      return isNews ? [] : broken('told twice', `${name} was told ${status} after ${before}`);
    }),
    ...unless(
      last === end,
      'lost',
      `${name} was last told ${last ?? 'nothing'}, and it is ${end ?? 'gone'}`,
    ),
  ];
}
