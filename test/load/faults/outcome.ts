import type { Arrival } from '../../../src/fibo/simulator/ledger/arrival.js';

/** What became of the generations of an ordeal. */
export interface Outcome {
  /** Generations that were asked for. */
  readonly asked: number;
  /** Of these, those whose caller was told "completed" and whose picture is there. */
  readonly delivered: number;
  /** POSTs that reached the simulator. */
  readonly submissions: number;
  /** Of these, those that met a fault. */
  readonly faults: number;
  /** Jobs made, by the simulator's book. */
  readonly purchases: number;
  /** Jobs made for the generation that was bought most often. */
  readonly mostPurchases: number;
}

/** @param nameIn finds in a submission which generation it is for */
export function outcomeOf(
  delivered: readonly boolean[],
  arrivals: readonly Arrival[],
  nameIn: (body: unknown) => string,
): Outcome {
  const bought = arrivals.filter(({ isPurchase }) => isPurchase);
  const timesBought = new Map<string, number>();
  for (const name of bought.map(({ body }) => nameIn(body)))
    timesBought.set(name, (timesBought.get(name) ?? 0) + 1);
  return {
    asked: delivered.length,
    delivered: delivered.filter(Boolean).length,
    submissions: arrivals.length,
    faults: arrivals.filter(({ outcome }) => outcome !== 202).length,
    purchases: bought.length,
    mostPurchases: Math.max(0, ...timesBought.values()),
  };
}
