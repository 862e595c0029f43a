import { reached } from '../common/milestones/milestone.js';
import type { Notifications } from './notifications.js';

/** Knows at once when something of one kind has changed, on whatever node. */
export abstract class Changes {
  private readonly watchers = new Map<number, Set<() => void>>();

  /** @param channel where it is told, by their ids with commas between, what has changed */
  constructor(notifications: Notifications, channel: string) {
    notifications.listen(channel, {
      hear: (ids) => {
        reached('change.heard');
        ids.split(',').forEach((id) => this.wake(Number(id)));
      },
      miss: () => this.wakeAll(),
    });
  }

  /**
   * Calls back whenever there is reason to look at it again.
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

  /** Does `work` with a signal that is aborted as soon as there is reason to look at it again. */
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
