import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../database/run-statement.js';

/** A batch has no row of its own: its number ties the rows of its generations. */
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
