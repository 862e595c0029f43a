/**
 * How many submissions of each generation go wrong before one goes well.
 *
 * Of all first submissions exactly `share` meet a fault, and so do exactly as many of their repetitions, and of the repetitions of
 * those: what chance brings on average, without its luck. Chance decides only whom it befalls.
 */
export function planFaults(
  generations: number,
  share: number,
  random: () => number,
): readonly number[] {
  const faults = Array.from({ length: generations }, () => 0);
  let submitted = [...faults.keys()];
  while (submitted.length > 0) {
    submitted = pick(submitted, Math.round(submitted.length * share), random);
    for (const generation of submitted) faults[generation] = (faults[generation] ?? 0) + 1;
  }
  return faults;
}

function pick(from: readonly number[], count: number, random: () => number): number[] {
  return from
    .map((value) => ({ value, order: random() }))
    .sort((one, other) => one.order - other.order)
    .slice(0, count)
    .map(({ value }) => value);
}
