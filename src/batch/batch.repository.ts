import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../database/run-statement.js';

/** Numbers of batches, which tie the rows of their generations; only those that were handed over have a row of their own. */
@Injectable()
export class BatchRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A number that no other batch has. */
  async nextId(): Promise<number> {
    const [row] = await runStatement<{ id: string }>(
      this.dataSource,
      `SELECT nextval('batch_id_seq') AS id`,
      [],
    );
    if (!row) throw new Error('PostgreSQL returned no row for a sequence');
    return Number(row.id);
  }
}
