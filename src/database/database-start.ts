import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { dataSourceOptions } from './data-source-options.js';
import { DatabaseServer } from './database-server.js';
import { DatabaseUnusable, reasonOf } from './database-unavailable.js';
import { runMigrations } from './migration-runner.js';

/** A server that starts beside the service is given some seconds. */
const ATTEMPTS = 5;
const PAUSE_MS = 1_000;

/** Has PostgreSQL running, answering and with its schema up to date before anything else uses it. */
@Injectable()
export class DatabaseStart {
  private readonly logger = new Logger(DatabaseStart.name);

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly server: DatabaseServer,
  ) {}

  /** The URL of the ready database. Rejects with DatabaseUnusable, or with what is wrong with a migration. */
  async ready(): Promise<string> {
    const url = await this.server.start();
    const dataSource = await this.connect(url);
    try {
      await runMigrations(dataSource);
    } finally {
      await dataSource.destroy();
    }
    return url;
  }

  private async connect(url: string): Promise<DataSource> {
    const options = dataSourceOptions(url, { ...this.config.database, poolMax: 1 });
    for (let attempt = 1; ; attempt++) {
      try {
        return await new DataSource(options).initialize();
      } catch (error) {
        // Only this part of the URL holds no secret.
        if (attempt === ATTEMPTS)
          throw new DatabaseUnusable(`PostgreSQL at ${new URL(url).host}`, error);
        this.logger.warn({ event: 'database.awaited', attempt, reason: reasonOf(error) });
      }
      await this.clock.sleep(PAUSE_MS);
    }
  }
}
