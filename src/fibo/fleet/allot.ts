import type { Priority } from '../fibo-provider.js';
import type { Demand } from './demand.js';

const PRIORITIES: readonly Priority[] = ['interactive', 'batch'];

/**
 * How many slots each node should have. What is in use stays where it is; of the rest whoever waits gets one after the other,
 * interactive requests before batches and among them the owner with the fewest under way on all nodes; what is left over goes to the
 * nodes with the fewest.
 *
 * @param total slots of all nodes together
 * @param demands the nodes', in an order that all nodes agree upon
 */
export function allot(total: number, demands: readonly Demand[]): readonly number[] {
  const slots = demands.map(({ held }) => held);
  const uses = usesOfAll(demands);
  let free = total - slots.reduce((sum, held) => sum + held, 0);
  for (const priority of PRIORITIES) {
    const waiting = demands.flatMap(({ wants }, node) =>
      wants
        .filter(([wanted]) => wanted === priority)
        .map(([, ownerId, count]) => ({ node, ownerId, count })),
    );
    const load = ({ node, ownerId }: (typeof waiting)[number]) =>
      [uses.get(ownerId) ?? 0, slots[node] ?? 0, demands[node]?.lastTurnAt ?? 0] as const;
    for (; free > 0; free -= 1) {
      const next = leastOf(
        waiting.filter(({ count }) => count > 0),
        load,
      );
      if (!next) break;
      next.count -= 1;
      slots[next.node] = (slots[next.node] ?? 0) + 1;
      uses.set(next.ownerId, (uses.get(next.ownerId) ?? 0) + 1);
    }
  }
  for (; free > 0; free -= 1) {
    const poorest = slots.indexOf(Math.min(...slots));
    slots[poorest] = (slots[poorest] ?? 0) + 1;
  }
  return slots;
}

function usesOfAll(demands: readonly Demand[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const [ownerId, count] of demands.flatMap(({ uses }) => uses))
    sums.set(ownerId, (sums.get(ownerId) ?? 0) + count);
  return sums;
}

/** The first of those with the least load; of equal loads the next number decides. */
function leastOf<T>(items: readonly T[], load: (item: T) => readonly number[]) {
  return items.reduce<T | undefined>((least, item) => {
    if (least === undefined) return item;
    return isLess(load(item), load(least)) ? item : least;
  }, undefined);
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const place = one.findIndex((number, index) => number !== other[index]);
  return place !== -1 && (one[place] ?? 0) < (other[place] ?? 0);
}
