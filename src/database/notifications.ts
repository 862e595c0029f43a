import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { listeningOptions } from './data-source-options.js';
import { reasonOf } from './database-unavailable.js';
import { ListeningConnection } from './listening-connection.js';
import { runStatement } from './run-statement.js';

const RECONNECT_AFTER_MS = 1_000;

/** Who hears what is told on a channel. */
export interface Listener {
  /** Somebody told it, perhaps this process. */
  hear(payload: string): void;
  /** Nobody was listening for a while: what was told then is lost. */
  miss(): void;
}

/**
 * What the processes that share a database tell each other (NOTIFY). It is heard over a connection of its own, which is made again when it
 * breaks; so it is news to act upon early, never the only way to learn of something.
 */
@Injectable()
export class Notifications implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Notifications.name);
  private readonly listeners = new Map<string, Listener>();
  private readonly stopping = new AbortController();
  private connection: ListeningConnection | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** @param channel an SQL identifier, one listener for each; before the application has started */
  listen(channel: string, listener: Listener): void {
    this.listeners.set(channel, listener);
  }

  /** @param payload shorter than 8000 bytes */
  async tell(channel: string, payload: string): Promise<void> {
    await runStatement(this.dataSource, 'SELECT pg_notify($1, $2)', [channel, payload]);
  }

  /** Nothing is served before this process hears what the others say, if there is a database to say it. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.listeners.size === 0) return;
    await this.connect();
    void this.stayConnected();
  }

  onApplicationShutdown(): void {
    this.stopping.abort();
    this.connection?.close();
  }

  /** Never rejects; resolves when the process stops. */
  private async stayConnected(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.untilLost();
      await this.clock.sleep(RECONNECT_AFTER_MS, signal).then(
        () => this.reconnect(),
        // It was woken because the process stops.
        () => undefined,
      );
    }
  }

  private async untilLost(): Promise<void> {
    if (!this.connection) return;
    const reason = await this.connection.ended;
    this.connection = undefined;
    if (this.stopping.signal.aborted) return;
    this.logger.warn({ event: 'notifications.lost', reason: reasonOf(reason) });
  }

  private async reconnect(): Promise<void> {
    await this.connect();
    if (this.connection) for (const listener of this.listeners.values()) listener.miss();
  }

  private async connect(): Promise<void> {
    const config = listeningOptions(this.dataSource.options, this.config.database);
    const hear = (channel: string, payload: string) => this.listeners.get(channel)?.hear(payload);
    try {
      this.connection = await ListeningConnection.open(config, [...this.listeners.keys()], hear);
      if (this.stopping.signal.aborted) this.connection.close();
    } catch (error) {
      this.logger.debug({ event: 'notifications.unheard', reason: reasonOf(error) });
    }
  }
}
