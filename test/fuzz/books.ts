import type { FiboSimulator } from '../../src/fibo/simulator/fibo-simulator.js';
import { eventually } from '../support/eventually.js';
import type { TestDatabase } from '../support/test-database.js';

/** What callers were told that they have bought. */
export class Told {
  private readonly generations = new Set<number>();
  private readonly batches = new Set<number>();

  /** @param body an answer to a request that may buy, its status below 400 */
  add(body: unknown): void {
    if (Array.isArray(body)) body.forEach((item) => this.add(item));
    if (typeof body !== 'object' || body === null) return;
    const { id, batch_id: batchId } = body as { id?: unknown; batch_id?: unknown };
    // A batch counts what it holds, a generation has a prompt.
    if (typeof id === 'number') ('total' in body ? this.batches : this.generations).add(id);
    if (typeof batchId === 'number') this.batches.add(batchId);
    Object.values(body).forEach((value) => this.add(value));
  }

  has(generation: number, batch: number | null): boolean {
    return this.generations.has(generation) || (batch !== null && this.batches.has(batch));
  }
}

/** Every purchase in FIBO's ledger and the generation it was made for. */
interface Purchase {
  readonly requestId: string;
  readonly generation: number | undefined;
  readonly batch: number | null;
}

/**
 * Holds FIBO's ledger against what callers were told, once everything has come to its end: what was bought for nobody who was told of it was
 * bought by a request that was refused.
 *
 * @returns what is wrong, in words
 */
export async function faultsInBooks(
  simulator: FiboSimulator,
  database: TestDatabase,
  told: Told,
): Promise<readonly string[]> {
  await eventually(async () => {
    const [row] = await database.query(
      "SELECT FROM generation WHERE state IN ('pending', 'submitting', 'processing') LIMIT 1",
    );
    return row === undefined ? true : undefined;
  });
  const purchases = await readPurchases(simulator, database);
  return purchases.flatMap(({ requestId, generation, batch }) => {
    if (generation === undefined) return [`${requestId} was bought for no generation`];
    return told.has(generation, batch)
      ? []
      : [`generation ${generation} was bought, and nobody told`];
  });
}

async function readPurchases(
  simulator: FiboSimulator,
  database: TestDatabase,
): Promise<readonly Purchase[]> {
  const rows = await database.query<{ request_id: string; id: string; batch_id: string | null }>(
    `SELECT attempt.request_id, generation.id, generation.batch_id
       FROM generation_attempt attempt JOIN generation ON generation.id = attempt.generation_id
      WHERE attempt.request_id IS NOT NULL`,
  );
  const byRequest = new Map(rows.map((row) => [row.request_id, row]));
  const bought = simulator.arrivals().filter(({ isPurchase }) => isPurchase);
  return bought.map(({ requestId }) => {
    const row = byRequest.get(requestId);
    const batch = row?.batch_id ?? null;
    return {
      requestId,
      generation: row && Number(row.id),
      batch: batch === null ? null : Number(batch),
    };
  });
}
