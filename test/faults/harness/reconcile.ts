import { Books } from './books.js';
import { checkEvents } from './checks/events.js';
import { checkFigures } from './checks/figures.js';
import { checkHandOvers } from './checks/hand-overs.js';
import { checkPictures } from './checks/pictures.js';
import { checkRepeatedSales, countBoughtThrice, countDuplicates } from './checks/repeated-sales.js';
import { checkRows } from './checks/rows.js';
import { checkSales, findUnrecorded } from './checks/sales.js';
import type { Discrepancy } from './discrepancy.js';
import type { Evidence, Purchase } from './evidence.js';

const CHECKS = [
  checkSales,
  checkRepeatedSales,
  checkPictures,
  checkRows,
  checkHandOvers,
  checkEvents,
  checkFigures,
];

/** What the books say when they are held against each other. */
export interface Reconciliation {
  /** Nothing may be here. */
  readonly discrepancies: readonly Discrepancy[];
  /** Purchases whose id died with the process that bought them; an attempt of class unknown stands for each. */
  readonly unrecorded: readonly Purchase[];
  readonly generations: number;
  /** Generations that failed because nobody can tell whether they were bought. */
  readonly givenUp: number;
  readonly purchases: number;
  /** Purchases beyond the first one of an order. */
  readonly duplicates: number;
  /** Orders bought more than twice. */
  readonly boughtThrice: number;
}

/** Holds FIBO's ledger, the rows, what owners find and what statistics tell against each other. */
export function reconcile(evidence: Evidence): Reconciliation {
  const books = new Books(evidence);
  return {
    discrepancies: CHECKS.flatMap((check) => check(books)),
    unrecorded: findUnrecorded(books),
    generations: evidence.generations.length,
    givenUp: evidence.generations.filter(({ errorCode }) => errorCode === 'OUTCOME_UNKNOWN').length,
    purchases: evidence.purchases.length,
    duplicates: countDuplicates(books),
    boughtThrice: countBoughtThrice(books),
  };
}
