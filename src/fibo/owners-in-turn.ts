/** Whoever waits, for an owner. */
export interface Owned {
  readonly ownerId: number;
}

/** Callers of one priority: the owner with the fewest under way comes first, among equals the one whose last turn is longest ago, and of his callers who came first. */
export class OwnersInTurn<Caller extends Owned> {
  /** In the order of their last turns. */
  private readonly lines = new Map<number, Caller[]>();

  /** @param underWay how many an owner has under way */
  constructor(private readonly underWay: (ownerId: number) => number) {}

  get isEmpty(): boolean {
    return this.lines.size === 0;
  }

  /** How many wait for each owner. */
  get counts(): readonly (readonly [ownerId: number, count: number])[] {
    return [...this.lines].map(([ownerId, line]) => [ownerId, line.length]);
  }

  /** Whose turn it is. */
  get next(): Caller | undefined {
    let least = Infinity;
    let next: Caller | undefined;
    for (const [ownerId, [first]] of this.lines) {
      const underWay = this.underWay(ownerId);
      if (underWay >= least) continue;
      least = underWay;
      next = first;
    }
    return next;
  }

  *[Symbol.iterator](): Generator<Caller> {
    for (const line of this.lines.values()) yield* line;
  }

  add(caller: Caller): void {
    const line = this.lines.get(caller.ownerId);
    if (line) line.push(caller);
    else this.lines.set(caller.ownerId, [caller]);
  }

  remove(caller: Caller): void {
    const line = this.lines.get(caller.ownerId);
    const place = line?.indexOf(caller) ?? -1;
    if (!line || place === -1) return;
    line.splice(place, 1);
    if (line.length === 0) this.lines.delete(caller.ownerId);
  }

  /** The owner has had a turn. */
  turned(ownerId: number): void {
    const line = this.lines.get(ownerId);
    if (!line) return;
    this.lines.delete(ownerId);
    this.lines.set(ownerId, line);
  }
}
