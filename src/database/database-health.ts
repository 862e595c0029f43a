import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../common/time/clock.js';
import { DatabaseServer } from './database-server.js';
import { runStatement } from './run-statement.js';

const PROBE_TIMEOUT_MS = 2_000;

/** Whether PostgreSQL can be worked with. */
@Injectable()
export class DatabaseHealth {
  constructor(
    private readonly dataSource: DataSource,
    private readonly server: DatabaseServer,
    private readonly clock: Clock,
  ) {}

  get kind(): DatabaseServer['kind'] {
    return this.server.kind;
  }

  /** Whether it answers within two seconds and every migration is applied. */
  async isReady(): Promise<boolean> {
    const probed = new AbortController();
    const timeout = this.clock.sleep(PROBE_TIMEOUT_MS, probed.signal).then(() => false);
    try {
      return await Promise.race([this.hasAllMigrations(), timeout]);
    } catch {
      return false;
    } finally {
      probed.abort();
    }
  }

  private async hasAllMigrations(): Promise<boolean> {
    const applied = await runStatement<{ name: string }>(
      this.dataSource,
      'SELECT name FROM migration',
      [],
    );
    const names = new Set(applied.map(({ name }) => name));
    return this.dataSource.migrations.every(({ name }) => name !== undefined && names.has(name));
  }
}
