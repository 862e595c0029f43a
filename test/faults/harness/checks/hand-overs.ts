import type { Books } from '../books.js';
import { type Check, type Discrepancy, broken, unless } from '../discrepancy.js';
import type { AcceptedBatch, BatchItemRow } from '../evidence.js';

/** Whatever was accepted with 202 has ended, each item of it, and was bought no more often than its attempts explain. */
export const checkHandOvers: Check = (books) => [
  ...books.evidence.accepted.flatMap((batch) => checkBatch(books, batch)),
  ...books.evidence.generations
    .filter(({ state }) => state === 'cancelled')
    .flatMap((generation) => {
      const bought = books.attemptsOf(generation).filter(({ billed }) => billed !== 'no');
      const sentence = `generation ${generation.id} was cancelled and may have been bought`;
      return unless(bought.length === 0, 'lost', sentence);
    }),
];

function checkBatch(books: Books, { id, orders }: AcceptedBatch): Discrepancy[] {
  const batch = books.findBatch(id);
  if (!batch) return broken('lost', `batch ${id} was accepted and is gone`);
  return [
    ...unless(batch.hasEnded, 'left behind', `batch ${id} was accepted and has not ended`),
    ...orders.flatMap((order, index) => {
      const name = `item ${index} of batch ${id}`;
      return [
        ...checkItem(books, name, order, batch.items[index]),
        ...checkSales(books, name, order),
      ];
    }),
  ];
}

function checkItem(
  books: Books,
  name: string,
  order: string,
  item: BatchItemRow | undefined,
): Discrepancy[] {
  if (!item) return broken('lost', `${name} is gone`);
  if (item.errorCode !== null) return [];
  if (item.generationId === null) return broken('left behind', `${name} was not begun`);
  const generation = books.findGeneration(item.generationId);
  if (!generation)
    return broken('lost', `${name} is generation ${item.generationId}, which is gone`);
  return unless(
    generation.order === order,
    'wrongly assigned',
    `${name} is generation ${generation.id}, which is ${generation.order}`,
  );
}

/** One for the item, and one for each attempt of which nobody knows whether it bought something. */
function checkSales(books: Books, name: string, order: string): Discrepancy[] {
  const purchases = books.purchasesOf(order).length;
  const unknown = books
    .generationsOf(order)
    .flatMap((generation) => books.unknownAttemptsOf(generation));
  return unless(
    purchases <= 1 + unknown.length,
    'bought too often',
    `${name} was bought ${purchases} times, and ${unknown.length} of its attempts are in doubt`,
  );
}
