/** The middle one, or the mean of the two middle ones. NaN for nothing. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = Math.floor((sorted.length - 1) / 2);
  return (at(sorted, middle) + at(sorted, sorted.length - 1 - middle)) / 2;
}

/** The least value that `share` (0 to 1) of the values do not exceed. NaN for nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = ascending(values);
  return at(sorted, Math.max(0, Math.ceil(sorted.length * share) - 1));
}

function ascending(values: readonly number[]): readonly number[] {
  return values.toSorted((one, other) => one - other);
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN;
}
