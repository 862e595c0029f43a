/** numerator / denominator with two decimals, rounded half up; exact, whatever the size. Neither is negative; 0 when there is nothing to divide by. */
export function roundedRatio(numerator: bigint, denominator: bigint): number {
  if (denominator === 0n) return 0;
  return Number((200n * numerator + denominator) / (2n * denominator)) / 100;
}
