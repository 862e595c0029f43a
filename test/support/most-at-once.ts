/** How many jobs of this length were under way at the fullest moment. */
export function mostAtOnce(startedAt: readonly number[], lengthMs: number): number {
  const counts = startedAt.map(
    (start) => startedAt.filter((other) => other <= start && start < other + lengthMs).length,
  );
  return Math.max(0, ...counts);
}
