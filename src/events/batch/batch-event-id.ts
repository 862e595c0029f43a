/** A digit has four values. */
const RADIX = 4;

const DECIMAL = /^[1-9]\d{0,39}$/;

/** What a client has seen of a batch. */
export interface SeenBatch {
  /** Rises with each retry. */
  readonly round: number;
  /** Of each item's generation, by the item's index: 0 nothing yet, 1 pending, 2 processing, 3 ended. */
  readonly ranks: readonly number[];
  /** Whether it has seen the end of the round. */
  readonly isEnd: boolean;
}

/**
 * An event's id: all that who has seen it has seen, so that any node can go on from there. It is one number, whose digits in base 4 are the
 * round, each item's rank and the end, so whatever goes on makes it rise.
 */
export function writeBatchEventId({ round, ranks, isEnd }: SeenBatch): string {
  const digits = [...ranks, isEnd ? 1 : 0];
  return String(digits.reduce((id, digit) => id * BigInt(RADIX) + BigInt(digit), BigInt(round)));
}

/** Undefined for what is no id of a batch of so many items. */
export function readBatchEventId(id: string, itemCount: number): SeenBatch | undefined {
  if (!DECIMAL.test(id)) return undefined;
  const digits = BigInt(id).toString(RADIX);
  const round = Number.parseInt(digits.slice(0, -itemCount - 1), RADIX);
  const ranks = Array.from(digits.slice(-itemCount - 1), Number);
  const end = ranks.pop() ?? 0;
  return round > 0 && end <= 1 ? { round, ranks, isEnd: end === 1 } : undefined;
}
