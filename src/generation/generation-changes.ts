import { Injectable } from '@nestjs/common';
import { reached } from '../common/milestones/milestone.js';
import { Notifications } from '../database/notifications.js';

/** Where it is told, by their ids, which generations have another status on the wire than before, or are gone. */
const CHANNEL = 'generation_changed';

/** PostgreSQL takes 8000 bytes of news at most, and an id with its comma has 17. */
const IDS_AT_ONCE = 400;

/** SQL: tells, when it is selected, that this generation has changed. */
export const TELL_CHANGE = `pg_notify('${CHANNEL}', id::text) AS told`;

/** SQL: a query that tells that all generations in a table expression have changed. */
export const tellChanges = (rows: string): string =>
  `SELECT pg_notify('${CHANNEL}', string_agg(id::text, ','))
   FROM (SELECT id, row_number() OVER () / ${IDS_AT_ONCE} AS part FROM ${rows}) changed GROUP BY part`;

/** Knows at once when a generation has changed, on whatever node. */
@Injectable()
export class GenerationChanges {
  private readonly watchers = new Map<number, Set<() => void>>();

  constructor(notifications: Notifications) {
    notifications.listen(CHANNEL, {
      hear: (ids) => {
        reached('change.heard');
        ids.split(',').forEach((id) => this.wake(Number(id)));
      },
      miss: () => this.wakeAll(),
    });
  }

  /**
   * Calls back whenever there is reason to look at the generation again.
   *
   * @returns ends it
   */
  watch(id: number, look: () => void): () => void {
    const watchers = this.watchers.get(id) ?? new Set();
    this.watchers.set(id, watchers.add(look));
    return () => {
      watchers.delete(look);
      if (watchers.size === 0 && this.watchers.get(id) === watchers) this.watchers.delete(id);
    };
  }

  /** Does `work` with a signal that is aborted as soon as there is reason to look at the generation again. */
  async attentively<T>(id: number, work: (news: AbortSignal) => Promise<T>): Promise<T> {
    const news = new AbortController();
    const forget = this.watch(id, () => news.abort());
    try {
      return await work(news.signal);
    } finally {
      forget();
    }
  }

  wakeAll(): void {
    for (const id of this.watchers.keys()) this.wake(id);
  }

  private wake(id: number): void {
    for (const look of this.watchers.get(id) ?? []) look();
  }
}
