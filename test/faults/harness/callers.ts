import { setTimeout as sleep } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { type Answer, postGeneration } from '../../support/ask.js';
import { postBatch } from '../../support/post-batch.js';
import type { Random } from '../../support/random-histories.js';
import type { Told } from './evidence.js';
import type { Order, OrderBook } from './orders.js';

const LARGEST_BATCH = 50;
const LONGEST_PAUSE_MS = 100;

/** People who order pictures of one process of the service until it dies: one of them in batches, another one by one. */
export class Callers {
  /** What they heard, over all processes. */
  readonly told: Told[] = [];

  constructor(
    private readonly orders: OrderBook,
    private readonly random: Random,
  ) {}

  /** Resolves when the service at this address answers nobody any more. */
  async callUntilItDies(service: { readonly url: string }): Promise<void> {
    await Promise.all([
      this.repeat(() => this.orderBatch(service)),
      this.repeat(() => this.orderOne(service)),
    ]);
  }

  private async repeat(order: () => Promise<readonly Told[]>): Promise<void> {
    for (;;) {
      const told = await unlessDead(order());
      if (!told) return;
      this.told.push(...told);
      await sleep(this.random() * LONGEST_PAUSE_MS);
    }
  }

  private async orderOne({ url }: { readonly url: string }): Promise<readonly Told[]> {
    const order = this.orders.next();
    const { status, body } = await postGeneration(url, order.body);
    return [status === 200 ? toldOf(order, body) : refusalOf(order, body)];
  }

  /** As many as there may be, every other time. */
  private async orderBatch(service: { readonly url: string }): Promise<readonly Told[]> {
    const size =
      this.random() < 0.5 ? LARGEST_BATCH : 1 + Math.floor(this.random() * LARGEST_BATCH);
    const orders = this.orders.several(size);
    const requests = orders.map(({ body }) => body);
    const { status, body } = await postBatch(service, { requests });
    if (status !== 200) return orders.map((order) => refusalOf(order, body));
    const results = body['results'] as (Answer['body'] | null)[];
    const codes = body['error_codes'] as (string | null)[];
    return orders.map((order, index) =>
      toldOf(order, results[index] ?? { error_code: codes[index] }),
    );
  }
}

function toldOf(order: Order, { id, error_code: code }: Answer['body']): Told {
  return {
    order: order.name,
    generationId: typeof id === 'number' ? id : undefined,
    errorCode: typeof code === 'string' ? code : undefined,
  };
}

function refusalOf(order: Order, { code, generation_id: id }: Answer['body']): Told {
  return toldOf(order, { id, error_code: code });
}

/** Undefined when the connection breaks, as all do when the process at their other end is killed. */
export async function unlessDead<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    // Jest has a TypeError of its own, fetch that of Node.
    if (isNativeError(error) && error.name === 'TypeError') return undefined;
    throw error;
  }
}
