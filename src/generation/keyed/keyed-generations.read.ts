import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../../database/run-statement.js';

/** A generation that was bought, or may have been, for a call with a key. */
export interface KeyedGeneration {
  readonly id: number;
  /** Of a batch: its index. */
  readonly item: number | null;
  readonly batchId: number | null;
}

interface RawGeneration {
  readonly id: string;
  readonly item: number | null;
  readonly batch_id: string | null;
}

/** SQL: it cost nothing and never will. */
const COST_NOTHING = `state IN ('failed', 'cancelled', 'erased_failed') AND billed = 'no'`;

/** Finds what was bought under keys; those that failed and cost nothing are as if they had not been. */
@Injectable()
export class KeyedGenerationReader {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest that a key's calls bought, or told of. */
  async findNewest(keyId: number, told: readonly number[]): Promise<number | undefined> {
    const [row] = await runStatement<{ id: string }>(
      this.dataSource,
      `SELECT id FROM generation WHERE (idempotency_id = $1 OR id = ANY($2::bigint[])) AND NOT (${COST_NOTHING})
       ORDER BY id DESC LIMIT 1`,
      [keyId, told],
    );
    return row && Number(row.id);
  }

  /** The newest of each item of a batch. */
  async listItems(keyId: number): Promise<readonly KeyedGeneration[]> {
    const rows = await runStatement<RawGeneration>(
      this.dataSource,
      `SELECT DISTINCT ON (idempotency_item) id, idempotency_item AS item, batch_id FROM generation
       WHERE idempotency_id = $1 AND NOT (${COST_NOTHING}) ORDER BY idempotency_item, id DESC`,
      [keyId],
    );
    return rows.map(({ id, item, batch_id }) => ({
      id: Number(id),
      item,
      batchId: batch_id === null ? null : Number(batch_id),
    }));
  }
}
