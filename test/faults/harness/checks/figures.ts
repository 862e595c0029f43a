import { type Check, type Discrepancy, broken, unless } from '../discrepancy.js';
import type { Evidence, Figures } from '../evidence.js';

/** Statistics, and the figures of days and months that they are read from, are what rows and attempts say; and they tell of the money FIBO took. */
export const checkFigures: Check = ({ evidence }) => [
  ...evidence.figures.flatMap(checkStatistics),
  ...checkRollup('day', evidence.rollup.kept.days, evidence.rollup.recounted.days),
  ...checkRollup('month', evidence.rollup.kept.months, evidence.rollup.recounted.months),
  ...checkBill(evidence),
];

function checkStatistics({ userId, told, recounted }: Figures): Discrepancy[] {
  const [are, shouldBe] = [leavesOf(told), leavesOf(recounted)];
  return [...new Set([...are.keys(), ...shouldBe.keys()])].flatMap((name) =>
    unless(
      are.get(name) === shouldBe.get(name),
      'miscounted',
      `user ${userId}’s statistics say ${name} ${are.get(name) ?? 'nothing'}, rows say ${shouldBe.get(name) ?? 'nothing'}`,
    ),
  );
}

function checkRollup(
  period: string,
  kept: readonly unknown[],
  recounted: readonly unknown[],
): Discrepancy[] {
  const [are, shouldBe] = [new Set(kept.map(asText)), new Set(recounted.map(asText))];
  const wrong = [...are].filter((line) => !shouldBe.has(line));
  const missing = [...shouldBe].filter((line) => !are.has(line));
  return [
    ...wrong.flatMap((line) =>
      broken('miscounted', `a ${period}’s figures are kept that rows do not say: ${line}`),
    ),
    ...missing.flatMap((line) =>
      broken('miscounted', `a ${period}’s figures that rows say are not kept: ${line}`),
    ),
  ];
}

/** FIBO's bill lies between what certainly was spent and what may have been. */
function checkBill({ figures, attempts, purchases }: Evidence): Discrepancy[] {
  const [{ priceUsdMicros } = { priceUsdMicros: 0 }] = attempts;
  const bill = purchases.length * priceUsdMicros;
  const least = sum(figures.map(({ told }) => told.cost.spent_usd_micros));
  const most = least + sum(figures.map(({ told }) => told.cost.possibly_billed_usd_micros));
  return unless(
    least <= bill && bill <= most,
    'miscounted',
    `FIBO sold for ${bill} micros, and statistics tell of ${least} to ${most}`,
  );
}

/** Every number or text within, by its path. */
function leavesOf(value: object, path = ''): Map<string, number | string> {
  const leaves = new Map<string, number | string>();
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    if (typeof member === 'number' || typeof member === 'string') leaves.set(path + key, member);
    else if (typeof member === 'object' && member !== null)
      leavesOf(member, `${path}${key}.`).forEach((leaf, name) => leaves.set(name, leaf));
  }
  return leaves;
}

function asText(value: unknown): string {
  return JSON.stringify(value);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
