import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Notifications } from '../database/notifications.js';
import { AnswerStore } from './answer-store.js';
import { CACHE_EMPTIED } from './cache-news.js';
import { Flights } from './flights.js';
import { StoredAnswers } from './stored-answers.js';

interface Emptied {
  /** Who did it; null: the statement that changed what all nodes share. */
  readonly node: string | null;
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
    notifications.listen(CACHE_EMPTIED, {
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
    await this.notifications.tell(CACHE_EMPTIED, JSON.stringify(emptied));
  }

  private hear(payload: string): void {
    const emptied = readEmptied(payload);
    if (emptied?.node !== this.node) void this.forget(emptied?.owner ?? undefined);
  }

  /** This node's memory alone has nothing of one user, or (undefined) of all, any more, nor will what is under way enter it. Never rejects. */
  async forget(owner: number | undefined): Promise<void> {
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
