import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { DatabaseUnusable } from './database-unavailable.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/embedded-postgres.js';

/** The PostgreSQL in use: DATABASE_URL's, or the embedded one, which is started when it is first asked for. */
@Injectable()
export class DatabaseServer implements OnApplicationShutdown {
  private readonly logger = new Logger(DatabaseServer.name);
  private embedded: EmbeddedPostgres | undefined;

  constructor(private readonly config: AppConfig) {}

  get kind(): 'embedded' | 'external' {
    return this.config.database.url === undefined ? 'embedded' : 'external';
  }

  /** Its URL. Rejects with DatabaseUnusable when the embedded one does not start. */
  async start(): Promise<string> {
    const { url } = this.config.database;
    if (url !== undefined) return url;
    const log = (line: string) => this.logger.log(line);
    const { dataDir } = this.config;
    this.embedded = await startEmbeddedPostgres({ dataDir, durable: true, log }).catch(
      (cause: unknown) => {
        throw new DatabaseUnusable('The embedded PostgreSQL', cause);
      },
    );
    return this.embedded.url;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.embedded?.release();
  }
}
