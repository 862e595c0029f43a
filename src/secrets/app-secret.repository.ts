import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../database/run-statement.js';

/** The table app_secret. */
@Injectable()
export class AppSecretRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(): Promise<string | undefined> {
    const [row] = await runStatement<{ secret: string }>(
      this.dataSource,
      'SELECT secret FROM app_secret',
      [],
    );
    return row?.secret;
  }

  /** Keeps a first secret, unless another node was quicker. */
  async insert(secret: string): Promise<void> {
    await runStatement(
      this.dataSource,
      'INSERT INTO app_secret (secret) VALUES ($1) ON CONFLICT DO NOTHING',
      [secret],
    );
  }
}
