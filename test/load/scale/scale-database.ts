import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../src/database/data-source-options.js';
import { startEmbeddedPostgres } from '../../../src/database/embedded/embedded-postgres.js';
import { runMigrations } from '../../../src/database/migration-runner.js';
import { makeDataFolder } from '../programs/data-folder.js';
import type { Stage } from '../programs/stage.js';

/** The URL of an empty PostgreSQL with default settings, every commit flushed to disk. */
export async function startServer(stage: Stage): Promise<string> {
  const dataDir = await makeDataFolder(stage);
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  const server = await startEmbeddedPostgres({ dataDir, durable: true, log });
  stage.put(() => server.release());
  return server.url;
}

/** A database with the service's schema. */
export class ScaleDatabase {
  static async create(stage: Stage, serverUrl: string, name: string): Promise<ScaleDatabase> {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    const database = new ScaleDatabase(stage, url.href);
    const server = await new ScaleDatabase(stage, serverUrl).connect();
    await server.query(`CREATE DATABASE ${name}`);
    await server.end();
    await database.migrate();
    return database;
  }

  private constructor(
    private readonly stage: Stage,
    readonly url: string,
  ) {}

  /** A connection that ends with the stage at the latest. */
  async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.url });
    await client.connect();
    this.stage.put(() => client.end());
    return client;
  }

  /** Process ids of those who serve the connections there are. */
  async listBackends(): Promise<readonly number[]> {
    const client = await this.connect();
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    return rows.map(({ pid }) => pid);
  }

  private async migrate(): Promise<void> {
    const options = dataSourceOptions(this.url, { poolMax: 1, ca: undefined });
    const dataSource = await new DataSource(options).initialize();
    try {
      await runMigrations(dataSource);
    } finally {
      await dataSource.destroy();
    }
  }
}
