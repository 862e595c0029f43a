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

  /** Rejects, with the reason, unless it answers within two seconds and every migration is applied. */
  async assertReady(): Promise<void> {
    const probed = new AbortController();
    const timeout = this.clock.sleep(PROBE_TIMEOUT_MS, probed.signal).then(() => {
      throw new Error(`PostgreSQL has not answered for ${PROBE_TIMEOUT_MS} ms`);
    });
    try {
      await Promise.race([this.assertMigrated(), timeout]);
    } finally {
      probed.abort();
    }
  }

  private async assertMigrated(): Promise<void> {
    const applied = await runStatement<{ name: string }>(
      this.dataSource,
      'SELECT name FROM migration',
      [],
    );
    const names = new Set(applied.map(({ name }) => name));
    const missing = this.dataSource.migrations.filter(({ name = '' }) => !names.has(name));
    if (missing.length > 0) throw new Error(`${missing.length} migrations are not applied`);
  }
}
