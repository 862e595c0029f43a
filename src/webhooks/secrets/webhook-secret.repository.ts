import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../../database/run-statement.js';
import type { PreviousSecret } from './webhook-secret.entity.js';

/** An owner's secrets, as of now; as they are kept or as they sign. */
export interface OwnersSecrets {
  readonly secret: string;
  readonly createdAt: Date;
  /** Those that still sign along, newest first. */
  readonly previous: readonly PreviousSecret[];
}

/** What takes the place of an owner's secrets. */
export interface NewSecrets {
  readonly secret: string;
  /** The one that is replaced, as it is kept from now on. */
  readonly old: string;
  /** Those before that one, newest first. */
  readonly previous: readonly PreviousSecret[];
  /** How long the old one signs along. */
  readonly overlapMs: number;
}

/** An owner's secrets as they are kept. */
export interface KeptSecrets {
  readonly userId: number;
  readonly secret: string;
  /** Those that have expired among them. */
  readonly previous: readonly PreviousSecret[];
}

/** Who changes it all day long does not make headers grow. */
const MOST_PREVIOUS = 5;

const COLUMNS = `secret, created_at, (
  SELECT coalesce(jsonb_agg(old ORDER BY place), '[]') FROM jsonb_array_elements(previous) WITH ORDINALITY AS listed (old, place)
  WHERE (old->>'expires_at')::timestamptz > now()) AS previous`;

/** The table webhook_secret. */
@Injectable()
export class WebhookSecretRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(userId: number): Promise<OwnersSecrets | undefined> {
    return this.run(`SELECT ${COLUMNS} FROM webhook_secret WHERE user_id = $1`, [userId]);
  }

  /** Keeps a first secret; undefined: somebody was quicker. */
  async insert(userId: number, secret: string): Promise<OwnersSecrets | undefined> {
    return this.run(
      `INSERT INTO webhook_secret (user_id, secret) VALUES ($1, $2) ON CONFLICT (user_id) DO NOTHING RETURNING ${COLUMNS}`,
      [userId, secret],
    );
  }

  /** Puts a new secret in the place of the old one, which signs along for a while; undefined: somebody was quicker. */
  async replace(
    userId: number,
    replaced: string,
    { secret, old, previous, overlapMs }: NewSecrets,
  ): Promise<OwnersSecrets | undefined> {
    return this.run(
      `UPDATE webhook_secret SET secret = $3, created_at = now(), previous = jsonb_build_array(jsonb_build_object(
         'secret', $4::text, 'expires_at', to_char(now() + $6 * interval '1 millisecond', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) || $5::jsonb
       WHERE user_id = $1 AND secret = $2 RETURNING ${COLUMNS}`,
      [
        userId,
        replaced,
        secret,
        old,
        JSON.stringify(previous.slice(0, MOST_PREVIOUS - 1)),
        overlapMs,
      ],
    );
  }

  /** By user, from the one after this on. */
  async listAfter(userId: number, limit: number): Promise<readonly KeptSecrets[]> {
    return runStatement<KeptSecrets>(
      this.dataSource,
      'SELECT user_id AS "userId", secret, previous FROM webhook_secret WHERE user_id > $1 ORDER BY user_id LIMIT $2',
      [userId, limit],
    );
  }

  /** Keeps the same secrets in another form; false: they were replaced meanwhile. */
  async reseal(
    userId: number,
    kept: string,
    { secret, previous }: Omit<KeptSecrets, 'userId'>,
  ): Promise<boolean> {
    const resealed = await runStatement(
      this.dataSource,
      `UPDATE webhook_secret SET secret = $3, previous = $4::jsonb WHERE user_id = $1 AND secret = $2 RETURNING user_id`,
      [userId, kept, secret, JSON.stringify(previous)],
    );
    return resealed.length > 0;
  }

  private async run(sql: string, values: readonly unknown[]): Promise<OwnersSecrets | undefined> {
    const [row] = await runStatement<RawSecrets>(this.dataSource, sql, values);
    return row && { secret: row.secret, createdAt: row.created_at, previous: row.previous };
  }
}

interface RawSecrets {
  readonly secret: string;
  readonly created_at: Date;
  readonly previous: readonly PreviousSecret[];
}
