import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { runMigrations } from '../../src/database/migration-runner.js';
import { GENERATION_ENTITIES } from '../../src/generation/generation.entities.js';
import type { GenerationState } from '../../src/generation/generation.entity.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** A row of generation, as far as history looks at it. */
export interface HistoryRow {
  readonly id: number;
  readonly user_id: number;
  readonly project_id: number | null;
  readonly batch_id: number | null;
  readonly state: GenerationState;
  readonly mode: 'ai' | 'manual';
  /** UTC, RFC 3339 with microseconds. */
  readonly created_at: string;
}

/** What else a row must have. */
const REST = {
  prompt: 'A luxury watch',
  aspect_ratio: '1:1',
  use_cache: true,
  promised: false,
  max_retries: 3,
  retry_count: 0,
  simulated: true,
  billed: 'no',
  cost_usd_micros: 0,
  spent_usd_micros: 0,
  image_sha256: '9f'.repeat(32),
  image_media_type: 'image/png',
  deadline_at: '2025-01-01T00:00:00Z',
  fence: 1,
};

type Settings = Readonly<Record<string, string>>;

/** The tables of generations on a database of their own, filled by hand. */
export class HistoryTable {
  static async create(): Promise<HistoryTable> {
    const table = new HistoryTable(await createTestDatabase());
    await runMigrations(await table.connect());
    return table;
  }

  private readonly connections: DataSource[] = [];

  private constructor(readonly database: TestDatabase) {}

  /** @param settings of PostgreSQL for its only session, by their names */
  async connect(settings: Settings = {}): Promise<DataSource> {
    const options = dataSourceOptions(this.database.url, { poolMax: 1, ca: undefined });
    const assignments = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    const dataSource = new DataSource({
      ...options,
      entities: GENERATION_ENTITIES,
      extra: { ...options.extra, options: assignments.join(' ') },
    });
    this.connections.push(dataSource);
    return dataSource.initialize();
  }

  /** In one statement. */
  async insert(rows: readonly HistoryRow[]): Promise<void> {
    await this.database.query(
      `INSERT INTO generation OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::generation, $1)`,
      [JSON.stringify(rows.map((row) => ({ ...REST, ...row })))],
    );
  }

  async empty(): Promise<void> {
    await this.database.query('TRUNCATE generation CASCADE');
  }

  /** While there are no rows: from this UTC day, and on it this user, on, figures are in no month yet. */
  async putWatermark(day: string, user = 0): Promise<void> {
    await this.database.query('UPDATE generation_rollup_watermark SET day = $1, user_id = $2', [
      day,
      user,
    ]);
  }

  /** Adds the figures of one more day to those of its month. */
  async advanceWatermark(): Promise<void> {
    await this.database.query('SELECT generation_rollup_advance()');
  }

  async drop(): Promise<void> {
    await Promise.all(
      this.connections
        .filter(({ isInitialized }) => isInitialized)
        .map((connection) => connection.destroy()),
    );
    await this.database.drop();
  }
}
