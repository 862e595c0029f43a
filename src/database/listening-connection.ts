import { Client, type ClientConfig } from 'pg';

/** A connection on which nothing is said may have been forgotten by a firewall. */
const LOOK_EVERY_MS = 10_000;

/** A connection to PostgreSQL that does nothing but hear NOTIFY. */
export class ListeningConnection {
  /** Resolves with the reason when nothing is heard any more. */
  readonly ended: Promise<unknown>;
  private readonly looking: NodeJS.Timeout;
  private end!: (reason: unknown) => void;

  /** @param hear is told whatever anybody tells on these channels from now on. Rejects when there is no connection to be had */
  static async open(
    config: ClientConfig,
    channels: readonly string[],
    hear: (channel: string, payload: string) => void,
  ): Promise<ListeningConnection> {
    const connection = new ListeningConnection(new Client(config), hear);
    try {
      await connection.listen(channels);
    } catch (error) {
      connection.close();
      throw error;
    }
    return connection;
  }

  private constructor(
    private readonly client: Client,
    hear: (channel: string, payload: string) => void,
  ) {
    this.ended = new Promise((resolve) => (this.end = resolve));
    client
      .on('notification', ({ channel, payload = '' }) => hear(channel, payload))
      .on('error', (error) => this.giveUp(error))
      .on('end', () => this.giveUp('PostgreSQL has ended the connection'));
    this.looking = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  close(): void {
    this.giveUp('it was closed');
  }

  private async listen(channels: readonly string[]): Promise<void> {
    await this.client.connect();
    await this.client.query(channels.map((channel) => `LISTEN ${channel}`).join('; '));
  }

  private async look(): Promise<void> {
    try {
      await this.client.query('SELECT');
    } catch (error) {
      this.giveUp(error);
    }
  }

  /** Nobody waits for the end of a connection that may be as dead as what was asked on it. */
  private giveUp(reason: unknown): void {
    clearInterval(this.looking);
    this.end(reason);
    this.client.end().catch((error: unknown) => this.end(error));
  }
}
