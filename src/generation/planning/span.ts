/** A stretch of a text. */
export interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export function contains({ start, end }: Span, position: number): boolean {
  return start <= position && position < end;
}

export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
