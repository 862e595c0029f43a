import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isOwn } from '../../common/access/current-caller.js';
import { columnNames, hydrate } from '../../database/hydrate.js';
import { runStatement } from '../../database/run-statement.js';
import { type DeliveryStatus, WebhookDeliveryEntity } from '../dispatch/webhook-delivery.entity.js';
import { queueEvents } from '../outbox.js';

/** Which deliveries are meant; undefined: whatever it is. */
export interface DeliveryFilter {
  readonly userId: number;
  readonly generationId: number | undefined;
  readonly batchId: number | undefined;
  readonly status: DeliveryStatus | undefined;
}

/** An attempt as it is told. */
export interface LoggedAttempt {
  /** RFC 3339. */
  readonly ended_at: string;
  readonly duration_ms: number;
  readonly status: number | null;
  readonly error: string | null;
}

/** A delivery with its attempts, oldest first. */
export interface LoggedDelivery {
  readonly delivery: WebhookDeliveryEntity;
  readonly attempts: readonly LoggedAttempt[];
}

type RawDelivery = Record<string, unknown> & { readonly log: readonly LoggedAttempt[] };

const LOG = `(
  SELECT coalesce(json_agg(json_build_object('ended_at', to_char(ended_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'duration_ms', duration_ms,
    'status', attempt.status, 'error', error) ORDER BY number), '[]') FROM webhook_attempt attempt WHERE delivery_id = delivery.id) AS log`;

/** SQL: whether a delivery is the user's alone; what tells of a batch of several is for those who act for any. */
const isOne = (delivery: string, mayBeOfSeveral: string): string =>
  `(${mayBeOfSeveral} OR NOT EXISTS (SELECT FROM batch WHERE batch.id = ${delivery}.batch_id AND of_several))`;

/** The deliveries of owners, as they are shown. */
@Injectable()
export class DeliveryLogRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit`, newest first, from the one before `beforeId` on. */
  async list(
    filter: DeliveryFilter,
    limit: number,
    beforeId: number | undefined,
  ): Promise<readonly LoggedDelivery[]> {
    return this.read(
      `SELECT ${this.columns}, ${LOG} FROM webhook_delivery delivery
       WHERE user_id = $1 AND ($2::bigint IS NULL OR generation_id = $2) AND ($3::bigint IS NULL OR batch_id = $3)
         AND ($4::text IS NULL OR delivery.status = $4) AND ($5::bigint IS NULL OR id < $5)
         AND ${isOne('delivery', '$7')}
       ORDER BY id DESC LIMIT $6`,
      [
        filter.userId,
        filter.generationId ?? null,
        filter.batchId ?? null,
        filter.status ?? null,
        beforeId ?? null,
        limit,
        isOwn('several'),
      ],
    );
  }

  /** Lets a delivery be made at once and its schedule begin anew; undefined: the user has none of this id. */
  async redeliver(id: number, userId: number): Promise<LoggedDelivery | undefined> {
    const [found] = await this.read(
      `WITH delivery AS (
         UPDATE webhook_delivery SET status = 'pending', tries = 0, next_attempt_at = now(), delivered_at = NULL
         WHERE id = $1 AND user_id = $2 AND ${isOne('webhook_delivery', '$3')} RETURNING ${this.columns}),
       events AS MATERIALIZED (${queueEvents('delivery')})
       SELECT ${this.columns}, ${LOG} FROM delivery WHERE (SELECT count(*) FROM events) >= 0`,
      [id, userId, isOwn('several')],
    );
    return found;
  }

  /** Forgets so many at most of those that are at an end and tell of what happened so long ago, with their attempts; how many there were. */
  async deleteEnded(days: number, limit: number): Promise<number> {
    const deleted = await runStatement(
      this.dataSource,
      `DELETE FROM webhook_delivery WHERE id IN (
         SELECT id FROM webhook_delivery WHERE status <> 'pending' AND created_at <= now() - $1 * interval '1 day'
         ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      [days, limit],
    );
    return deleted.length;
  }

  private get columns(): string {
    return columnNames(this.dataSource, WebhookDeliveryEntity);
  }

  private async read(sql: string, values: readonly unknown[]): Promise<LoggedDelivery[]> {
    const rows = await runStatement<RawDelivery>(this.dataSource, sql, values);
    return rows.map((raw) => ({
      delivery: hydrate(this.dataSource, WebhookDeliveryEntity, raw),
      attempts: raw.log,
    }));
  }
}
