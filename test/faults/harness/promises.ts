/** What the most is that a kill may cost, in purchases beyond the first one of a picture, by FIBO_UNKNOWN_OUTCOME. */
export const MOST_DUPLICATES_A_KILL = { retry: 0.1, fail: 0 } as const;
