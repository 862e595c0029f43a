import type { Books } from '../books.js';
import { type Check, type Discrepancy, unless } from '../discrepancy.js';
import type { GenerationRow, Purchase } from '../evidence.js';

/** Nothing is bought a third time; nothing is bought again unless it is unknown whether it was bought at all, and we are told to retry. */
export const checkRepeatedSales: Check = (books) =>
  books.evidence.generations.flatMap((generation) => checkGeneration(books, generation));

/** How many purchases there were for an order beyond its first one. */
export function countDuplicates(books: Books): number {
  const { purchases } = books.evidence;
  return purchases.length - new Set(purchases.map(({ order }) => order)).size;
}

/** How many orders were bought more than twice. */
export function countBoughtThrice(books: Books): number {
  const orders = new Set(books.evidence.purchases.map(({ order }) => order));
  return [...orders].filter((order) => books.purchasesOf(order).length > 2).length;
}

function checkGeneration(books: Books, generation: GenerationRow): Discrepancy[] {
  const purchases = books.purchasesOf(generation.order);
  if (purchases.length < 2) return [];
  const name = `generation ${generation.id} was bought ${times(purchases)}`;
  const isFinal = books.evidence.unknownOutcome === 'fail';
  const unknown = books.unknownAttemptsOf(generation);
  return [
    ...unless(purchases.length < 3, 'bought too often', name),
    ...unless(!isFinal, 'bought too often', `${name} though FIBO_UNKNOWN_OUTCOME is fail`),
    ...unless(
      unknown.length > 0,
      'bought too often',
      `${name} though the outcome of none of its attempts was unknown`,
    ),
  ];
}

function times(purchases: readonly Purchase[]): string {
  const ids = purchases.map(({ requestId }) => requestId).join(', ');
  return purchases.length === 2 ? `twice (${ids})` : `${purchases.length} times (${ids})`;
}
