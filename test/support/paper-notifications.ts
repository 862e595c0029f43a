import { DataSource } from 'typeorm';
import { type Listener, Notifications } from '../../src/database/notifications.js';
import { ManualClock } from './manual-clock.js';
import { testConfig } from './test-config.js';

/** What processes tell each other, without a database between them: a test hears it, and says what the others told. */
export class PaperNotifications extends Notifications {
  /** What this process told, as [channel, payload]. */
  readonly told: (readonly [string, string])[] = [];
  private readonly heardBy = new Map<string, Listener>();

  constructor() {
    super(new DataSource({ type: 'postgres' }), testConfig(), new ManualClock());
  }

  override listen(channel: string, listener: Listener): void {
    this.heardBy.set(channel, listener);
  }

  override tell(...news: [string, string]): Promise<void> {
    this.told.push(news);
    return Promise.resolve();
  }

  /** Somebody tells this. */
  hear(channel: string, payload: string): void {
    this.heardBy.get(channel)?.hear(payload);
  }

  /** The connection was broken, and nobody knows what was told. */
  miss(): void {
    for (const listener of this.heardBy.values()) listener.miss();
  }
}
