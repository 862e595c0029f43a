import { setTimeout as sleep } from 'node:timers/promises';
import type { Told } from '../../faults/harness/evidence.js';
import { type Order, OrderBook, USERS } from '../../faults/harness/orders.js';
import { pick, type Random } from '../../support/random-histories.js';
import type { Client } from './client.js';
import type { Kind, Visits } from './visits.js';

/** How many come again and again for each. */
const VISITORS: Readonly<Record<Kind, number>> = {
  single: 6,
  repeat: 4,
  batch: 2,
  sequence: 1,
  history: 2,
  look: 3,
};
const LONGEST_PAUSE_MS = 200;
const LARGEST_BATCH = 50;
const SEQUENCE = 3;
/** Orders that may be repeated: the latest ones, of which some are still under way. */
const REPEATABLE = 40;

/** People who order pictures, some of them again, and look at what they have, until they are sent home. */
export class Visitors {
  /** What they were told of their orders. */
  readonly told: Told[] = [];
  private readonly orders: OrderBook;
  private latest: readonly Order[] = [];
  private areSentHome = false;

  constructor(
    private readonly client: Client,
    private readonly visits: Visits,
    private readonly random: Random,
  ) {
    this.orders = new OrderBook(random);
  }

  /** So that there is something to repeat and to look at; rejects when that fails. */
  begin(): Promise<void> {
    return this.orderBatch(LARGEST_BATCH, true);
  }

  /** Resolves when everybody has left. */
  async come(): Promise<void> {
    const acts: Readonly<Record<Kind, () => Promise<void>>> = {
      single: () => this.orderOne(this.next()),
      repeat: () => this.orderOne(pick(this.random, this.latest)),
      batch: () => this.orderBatch(1 + Math.floor(this.random() * LARGEST_BATCH), true),
      sequence: () => this.orderBatch(SEQUENCE, false),
      history: () => this.client.listHistory(1 + Math.floor(this.random() * USERS)),
      look: () => this.look(),
    };
    const kinds = Object.keys(VISITORS) as Kind[];
    const visitors = kinds.flatMap((kind) => Array.from({ length: VISITORS[kind] }, () => kind));
    await Promise.all(visitors.map((kind) => this.comeAgain(kind, acts[kind])));
  }

  /** Nobody asks anything more. */
  sendHome(): void {
    this.areSentHome = true;
  }

  private async comeAgain(kind: Kind, act: () => Promise<void>): Promise<void> {
    while (!this.areSentHome) {
      await this.visits.make(kind, act);
      await sleep(this.random() * LONGEST_PAUSE_MS);
    }
  }

  private async orderOne(order: Order): Promise<void> {
    const { id } = await this.client.post(order.body);
    this.note(order, id);
  }

  private async orderBatch(size: number, parallel: boolean): Promise<void> {
    const orders = Array.from({ length: size }, () => this.next());
    const requests = orders.map(({ body }) => body);
    const made = await this.client.postBatch({ requests, parallel });
    for (const [index, order] of orders.entries()) this.note(order, made[index]?.id);
  }

  private async look(): Promise<void> {
    const { generationId } = pick(this.random, this.told);
    if (generationId !== undefined) await this.client.find(generationId);
  }

  /** Whoever does not want the cache buys again by repeating. */
  private next(): Order {
    const order = this.orders.next();
    if (order.body['use_cache'] !== false)
      this.latest = [...this.latest.slice(1 - REPEATABLE), order];
    return order;
  }

  private note({ name }: Order, generationId: number | undefined): void {
    this.told.push({ order: name, generationId, errorCode: undefined });
  }
}
