import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Scope } from '../common/access/caller.js';
import { columnNames, hydrate } from '../database/hydrate.js';
import { runStatement } from '../database/run-statement.js';
import { ApiKeyEntity } from './api-key.entity.js';

/** What whoever makes a key decides. */
export interface NewKey {
  readonly name: string;
  /** In whose name it acts; null: of users whom each request names. */
  readonly userId: number | null;
  readonly scopes: readonly Scope[];
  /** Null: never. */
  readonly expiresAt: Date | null;
}

/** The table api_key, as those who manage keys see it. */
@Injectable()
export class ApiKeysRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(key: NewKey, secretHash: Buffer): Promise<ApiKeyEntity> {
    const [made] = await this.run(
      `INSERT INTO api_key (name, user_id, scopes, expires_at, secret_hash) VALUES ($1, $2, $3, $4, $5) RETURNING ${this.columns}`,
      [key.name, key.userId, key.scopes, key.expiresAt, secretHash],
    );
    if (!made) throw new Error('INSERT has returned no row');
    return made;
  }

  /** Oldest first, those that are good no more included. */
  async list(): Promise<readonly ApiKeyEntity[]> {
    return this.run(`SELECT ${this.columns} FROM api_key ORDER BY id`, []);
  }

  async find(id: number): Promise<ApiKeyEntity | undefined> {
    const [found] = await this.run(`SELECT ${this.columns} FROM api_key WHERE id = $1`, [id]);
    return found;
  }

  /** Undefined: there is none. One that is revoked already stays as it is. */
  async revoke(id: number): Promise<ApiKeyEntity | undefined> {
    const [revoked] = await this.run(
      `UPDATE api_key SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 RETURNING ${this.columns}`,
      [id],
    );
    return revoked;
  }

  /** Puts a new secret in the place of the old one, which is good for so long yet. Undefined: there is none, or it opens nothing any more. */
  async rotate(
    id: number,
    secretHash: Buffer,
    overlapMs: number,
  ): Promise<ApiKeyEntity | undefined> {
    const [rotated] = await this.run(
      `UPDATE api_key SET secret_hash = $2, previous_secret_hash = secret_hash,
         previous_expires_at = now() + $3 * interval '1 millisecond'
       WHERE id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now()) RETURNING ${this.columns}`,
      [id, secretHash, overlapMs],
    );
    return rotated;
  }

  private get columns(): string {
    return columnNames(this.dataSource, ApiKeyEntity);
  }

  private async run(sql: string, values: readonly unknown[]): Promise<ApiKeyEntity[]> {
    const rows = await runStatement<Record<string, unknown>>(this.dataSource, sql, values);
    return rows.map((raw) => hydrate(this.dataSource, ApiKeyEntity, raw));
  }
}
