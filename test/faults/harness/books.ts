import type { AttemptRow, BatchRow, Evidence, GenerationRow, Purchase, Shown } from './evidence.js';

/** The evidence, with each thing to be found by another one. */
export class Books {
  private readonly generations: ReadonlyMap<number, GenerationRow>;
  private readonly purchases: ReadonlyMap<string, Purchase>;
  private readonly pictures: ReadonlyMap<string, Purchase>;
  private readonly holders: ReadonlyMap<string | null, AttemptRow>;
  private readonly generationsByOrder: ReadonlyMap<string, readonly GenerationRow[]>;
  private readonly attempts: ReadonlyMap<number, readonly AttemptRow[]>;
  private readonly purchasesByOrder: ReadonlyMap<string, readonly Purchase[]>;
  private readonly shown: ReadonlyMap<number, readonly Shown[]>;
  private readonly batches: ReadonlyMap<number, BatchRow>;

  constructor(readonly evidence: Evidence) {
    const { generations, attempts, purchases, shown, batches } = evidence;
    this.generations = new Map(generations.map((row) => [row.id, row]));
    this.purchases = new Map(purchases.map((purchase) => [purchase.requestId, purchase]));
    this.pictures = new Map(purchases.map((purchase) => [purchase.pictureSha256, purchase]));
    this.holders = new Map(attempts.map((attempt) => [attempt.requestId, attempt]));
    // Whoever asks again for what was cancelled gets another one.
    const wanted = generations.filter(({ state }) => state !== 'cancelled');
    this.generationsByOrder = grouped(wanted, ({ order }) => order);
    this.attempts = grouped(attempts, ({ generationId }) => generationId);
    this.purchasesByOrder = grouped(purchases, ({ order }) => order);
    this.batches = new Map(batches.map((row) => [row.id, row]));
    this.shown = grouped(shown, ({ id }) => id);
  }

  findGeneration(id: number): GenerationRow | undefined {
    return this.generations.get(id);
  }

  findBatch(id: number): BatchRow | undefined {
    return this.batches.get(id);
  }

  findPurchase(requestId: string | null): Purchase | undefined {
    return requestId === null ? undefined : this.purchases.get(requestId);
  }

  /** The job whose picture this is. */
  findPainted(pictureSha256: string): Purchase | undefined {
    return this.pictures.get(pictureSha256);
  }

  /** The attempt that holds the job's id. */
  findHolder({ requestId }: Purchase): AttemptRow | undefined {
    return this.holders.get(requestId);
  }

  /** But for those that were cancelled. */
  generationsOf(order: string): readonly GenerationRow[] {
    return this.generationsByOrder.get(order) ?? [];
  }

  purchasesOf(order: string): readonly Purchase[] {
    return this.purchasesByOrder.get(order) ?? [];
  }

  attemptsOf({ id }: GenerationRow): readonly AttemptRow[] {
    return this.attempts.get(id) ?? [];
  }

  /** Attempts of which nobody can tell whether they bought something. */
  unknownAttemptsOf(generation: GenerationRow): readonly AttemptRow[] {
    return this.attemptsOf(generation).filter(({ attemptClass }) => attemptClass === 'unknown');
  }

  /** In whose histories the generation stands. */
  viewsOf({ id }: GenerationRow): readonly Shown[] {
    return this.shown.get(id) ?? [];
  }
}

function grouped<K, T>(things: readonly T[], keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}
