import { Injectable } from '@nestjs/common';
import { Notifications } from '../database/notifications.js';

/** Where it is told, by their ids, which generations have ended that others may wait for. */
const CHANNEL = 'generation_ended';

/** PostgreSQL takes 8000 bytes of news at most, and an id with its comma has 17. */
const IDS_AT_ONCE = 400;

/** SQL: tells, when it is selected, that this generation has ended. */
export const TELL_END = `CASE WHEN use_cache THEN pg_notify('${CHANNEL}', id::text) END AS told`;

/** SQL: a query that tells that all generations in a table expression have ended. */
export const tellEnds = (rows: string): string =>
  `SELECT pg_notify('${CHANNEL}', string_agg(id::text, ','))
   FROM (SELECT id, row_number() OVER () / ${IDS_AT_ONCE} AS part FROM ${rows} WHERE use_cache) ended GROUP BY part`;

/** Knows at once when a generation has ended, on whatever node. */
@Injectable()
export class GenerationEnds {
  private readonly waiters = new Map<number, Set<AbortController>>();

  constructor(notifications: Notifications) {
    notifications.listen(CHANNEL, {
      hear: (ids) => ids.split(',').forEach((id) => this.wake(Number(id))),
      miss: () => this.wakeAll(),
    });
  }

  /** Does `work` with a signal that is aborted as soon as there is reason to look at the generation again. */
  async attentively<T>(id: number, work: (news: AbortSignal) => Promise<T>): Promise<T> {
    const waiter = new AbortController();
    const others = this.waiters.get(id) ?? new Set();
    this.waiters.set(id, others.add(waiter));
    try {
      return await work(waiter.signal);
    } finally {
      others.delete(waiter);
      if (others.size === 0 && this.waiters.get(id) === others) this.waiters.delete(id);
    }
  }

  wakeAll(): void {
    for (const id of this.waiters.keys()) this.wake(id);
  }

  private wake(id: number): void {
    for (const waiter of this.waiters.get(id) ?? []) waiter.abort();
  }
}
