import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ANY_USER, type Scope } from '../common/access/caller.js';
import { runStatement } from '../database/run-statement.js';
import type { ValidKey } from './valid-key.js';

interface RawKey {
  readonly id: string;
  readonly user_id: number | null;
  readonly scopes: readonly Scope[];
  readonly hashes: readonly Buffer[];
}

/** Keys as those who send them are judged by; by the database's clock. */
@Injectable()
export class ValidKeysRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By their ids; those that are revoked, have expired or do not exist are missing. */
  async findAll(ids: readonly number[]): Promise<ReadonlyMap<number, ValidKey>> {
    const rows = await runStatement<RawKey>(
      this.dataSource,
      `SELECT id, user_id, scopes, ARRAY[secret_hash]
         || CASE WHEN previous_expires_at > now() THEN ARRAY[previous_secret_hash] END AS hashes
       FROM api_key WHERE id = ANY($1::bigint[]) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
      [ids],
    );
    return new Map(rows.map((row) => [Number(row.id), validKey(row)]));
  }

  async touch(id: number): Promise<void> {
    await runStatement(
      this.dataSource,
      'UPDATE api_key SET last_used_at = greatest(last_used_at, now()) WHERE id = $1',
      [id],
    );
  }
}

function validKey({ id, user_id: userId, scopes, hashes }: RawKey): ValidKey {
  return {
    caller: { keyId: Number(id), user: userId ?? ANY_USER, scopes },
    secretHashes: hashes,
  };
}
