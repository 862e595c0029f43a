import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Notifications } from '../database/notifications.js';
import { AnswerStore } from './answer-store.js';
import { Flights } from './flights.js';
import { StoredAnswers } from './stored-answers.js';

/** Where nodes tell each other whose cache was emptied. */
const CHANNEL = 'cache_emptied';

interface Emptied {
  /** Who did it. */
  readonly node: string;
  /** Null: the cache of all users. */
  readonly owner: number | null;
}

/** Empties the cache of all nodes: what they share, and what each of them has in its memory or will put there. */
@Injectable()
export class CacheEmptying {
  private readonly node = randomUUID();

  constructor(
    private readonly answers: StoredAnswers,
    private readonly store: AnswerStore,
    private readonly flights: Flights,
    private readonly notifications: Notifications,
  ) {
    notifications.listen(CHANNEL, {
      hear: (payload) => this.hear(payload),
      // What was emptied meanwhile, nobody knows; what all nodes share fills the memory again.
      miss: () => void this.forget(undefined),
    });
  }

  /** How many answers there were. Rejects while the database is away. */
  async empty(owner: number | undefined): Promise<number> {
    const emptied = await this.answers.forgetStored(owner);
    // Not before: until then this memory, or another one, could have been filled again with what was to go.
    await this.forget(owner);
    await this.tell({ node: this.node, owner: owner ?? null });
    return emptied;
  }

  private async tell(emptied: Emptied): Promise<void> {
    await this.notifications.tell(CHANNEL, JSON.stringify(emptied));
  }

  private hear(payload: string): void {
    const emptied = readEmptied(payload);
    if (emptied?.node !== this.node) void this.forget(emptied?.owner ?? undefined);
  }

  /** Never rejects. */
  private async forget(owner: number | undefined): Promise<void> {
    this.flights.markStale(owner);
    await this.store.clear(owner);
  }
}

/** Undefined: another release has said it in its own way, and anything may have been emptied. */
function readEmptied(payload: string): Emptied | undefined {
  try {
    return JSON.parse(payload) as Emptied;
  } catch {
    return undefined;
  }
}
