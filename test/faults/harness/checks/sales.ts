import type { Books } from '../books.js';
import { type Check, type Discrepancy, broken, unless } from '../discrepancy.js';
import type { AttemptRow, GenerationRow, Purchase } from '../evidence.js';
import { nameOf } from './names.js';

/** Whatever FIBO sold stands in the books of the one it was sold for, or may be what an attempt of unknown outcome bought. */
export const checkSales: Check = (books) => [
  ...books.evidence.purchases.flatMap((purchase) => checkSale(books, purchase)),
  ...books.evidence.attempts.flatMap((attempt) => checkAttempt(books, attempt)),
];

/** Purchases that no attempt tells of, though one of unknown outcome may have made them: what a crash between send and record costs. */
export function findUnrecorded(books: Books): readonly Purchase[] {
  return books.evidence.purchases.filter((purchase) => {
    const [generation] = books.generationsOf(purchase.order);
    return !books.findHolder(purchase) && generation && mayBeOf(books, generation, purchase);
  });
}

function checkSale(books: Books, purchase: Purchase): Discrepancy[] {
  const { requestId, order } = purchase;
  const [generation] = books.generationsOf(order);
  if (!generation)
    return broken('lost', `${order} was bought as job ${requestId} and is no generation`);
  const holder = books.findHolder(purchase);
  if (holder)
    return unless(
      holder.generationId === generation.id,
      'wrongly assigned',
      `${nameOf(holder)} holds job ${requestId}, which was bought for generation ${generation.id}`,
    );
  return unless(
    mayBeOf(books, generation, purchase),
    'lost',
    `job ${requestId} was bought for generation ${generation.id}, and none of its attempts can be the one that bought it`,
  );
}

function checkAttempt(books: Books, attempt: AttemptRow): Discrepancy[] {
  const { requestId, attemptClass, billed } = attempt;
  if (requestId === null)
    return unless(
      attemptClass !== 'delivered',
      'unaccounted',
      `${nameOf(attempt)} delivered a picture, and holds no job`,
    );
  if (!books.findPurchase(requestId)) {
    const sentence = `${nameOf(attempt)} holds job ${requestId}, of which FIBO’s ledger does not tell`;
    return broken('unaccounted', sentence);
  }
  const sentence = `${nameOf(attempt)} says that job ${requestId} was not billed, and it was`;
  return unless(billed !== 'no', 'unaccounted', sentence);
}

/** One unrecorded purchase for each attempt of unknown outcome, the earliest first. */
function mayBeOf(books: Books, generation: GenerationRow, purchase: Purchase): boolean {
  const unrecorded = books.purchasesOf(purchase.order).filter((sale) => !books.findHolder(sale));
  const unknown = books.unknownAttemptsOf(generation).filter((row) => row.requestId === null);
  return unrecorded.indexOf(purchase) < unknown.length;
}
