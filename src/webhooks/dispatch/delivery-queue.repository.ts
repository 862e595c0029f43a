import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../../database/run-statement.js';
import { addJob, isJobAwaited } from '../../jobs/add-job.js';
import type { EventSubject } from '../event-subject.js';
import { SEND_EVENTS, SEND_EVENTS_LATER } from './send-events.js';
import type { DeliveryStatus, WebhookEvent } from './webhook-delivery.entity.js';

/** An event to be sent now, by this process, under this fence. */
export interface ClaimedDelivery {
  readonly id: number;
  readonly fence: number;
  readonly webhookId: string;
  readonly userId: number;
  readonly subject: EventSubject;
  readonly event: WebhookEvent;
  readonly url: string;
  readonly isCached: boolean;
  readonly tries: number;
  readonly createdAt: Date;
}

/** How much one process sends at once. */
export interface Room {
  /** By owner: how many of each are being sent already. */
  readonly inFlight: ReadonlyMap<number, number>;
  readonly perOwner: number;
  readonly free: number;
}

/** How an attempt ended, and what follows from it. */
export interface AttemptOutcome {
  readonly status: DeliveryStatus;
  /** Undefined: the delivery is at an end. */
  readonly nextAttemptInMs: number | undefined;
  readonly httpStatus: number | undefined;
  readonly error: string | undefined;
  readonly durationMs: number;
}

/** SQL: the owners of whom anything waits, by an index, however much it is. */
const WAITING_OWNERS = `RECURSIVE owner AS (
         (SELECT user_id FROM webhook_delivery WHERE status = 'pending' ORDER BY user_id, next_attempt_at LIMIT 1)
         UNION ALL
         SELECT (SELECT waiting.user_id FROM webhook_delivery waiting WHERE status = 'pending' AND waiting.user_id > owner.user_id
                 ORDER BY waiting.user_id, waiting.next_attempt_at LIMIT 1)
         FROM owner WHERE owner.user_id IS NOT NULL)`;

/** The deliveries that wait, as those who send see them. Time is the database's. */
@Injectable()
export class DeliveryQueueRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Takes what is due, owners in turn: whoever has the fewest under way comes first. While it is being sent others leave it alone; after the
   * lease they take it over. What has a place is found by an index for each owner, however much waits.
   */
  async claim({ inFlight, perOwner, free }: Room, leaseMs: number): Promise<ClaimedDelivery[]> {
    const rows = await runStatement<RawDelivery>(
      this.dataSource,
      `WITH ${WAITING_OWNERS},
       busy AS MATERIALIZED (SELECT * FROM unnest($1::integer[], $2::integer[]) AS busy (user_id, count)),
       due AS MATERIALIZED (
         SELECT waiting.id, coalesce(busy.count, 0) + row_number() OVER (PARTITION BY owner.user_id ORDER BY waiting.next_attempt_at) AS turn
         FROM owner LEFT JOIN busy USING (user_id) CROSS JOIN LATERAL (
           SELECT id, next_attempt_at FROM webhook_delivery
           WHERE status = 'pending' AND user_id = owner.user_id AND next_attempt_at <= now()
           ORDER BY next_attempt_at LIMIT greatest($3 - coalesce(busy.count, 0), 0)) waiting),
       chosen AS MATERIALIZED (
         SELECT delivery.id FROM due JOIN webhook_delivery delivery USING (id)
         WHERE delivery.status = 'pending' AND delivery.next_attempt_at <= now()
         ORDER BY due.turn, delivery.next_attempt_at LIMIT $4 FOR NO KEY UPDATE OF delivery SKIP LOCKED)
       UPDATE webhook_delivery delivery SET fence = fence + 1, next_attempt_at = now() + $5 * interval '1 millisecond'
       FROM chosen WHERE delivery.id = chosen.id
       RETURNING delivery.id, fence, webhook_id, user_id, generation_id, batch_id, event, url, is_cached, tries, created_at`,
      [[...inFlight.keys()], [...inFlight.values()], perOwner, free, leaseMs],
    );
    return rows.map(claimedDelivery);
  }

  /** Writes down how an attempt ended, and lets somebody make the next one at its time; false: somebody else has taken the delivery over, and what he finds counts. */
  async record({ id, fence }: ClaimedDelivery, outcome: AttemptOutcome): Promise<boolean> {
    const recorded = await runStatement(
      this.dataSource,
      `WITH delivery AS (
         UPDATE webhook_delivery SET status = $3, attempts = attempts + 1, tries = tries + 1,
           next_attempt_at = now() + $4 * interval '1 millisecond', last_status = $5, last_error = $6,
           delivered_at = CASE $3 WHEN 'delivered' THEN now() END
         WHERE id = $1 AND fence = $2 AND status = 'pending'
         RETURNING id, attempts, next_attempt_at),
       attempt AS (
         INSERT INTO webhook_attempt (delivery_id, number, duration_ms, status, error)
         SELECT id, attempts, $7, $5, $6 FROM delivery)
       SELECT CASE WHEN next_attempt_at IS NOT NULL THEN ${addJob(SEND_EVENTS_LATER, 'next_attempt_at')} END AS job_id FROM delivery`,
      [
        id,
        fence,
        outcome.status,
        outcome.nextAttemptInMs ?? null,
        outcome.httpStatus ?? null,
        outcome.error ?? null,
        outcome.durationMs,
      ],
    );
    return recorded.length > 0;
  }

  /** Lets somebody send what is overdue and nobody is told of, the longest overdue first: of each owner one, for whoever sends that finds the others. */
  async queueLeft(patienceMs: number, limit: number): Promise<void> {
    await runStatement(
      this.dataSource,
      `WITH ${WAITING_OWNERS}
       SELECT ${addJob(SEND_EVENTS)} FROM (
         SELECT overdue.id FROM owner CROSS JOIN LATERAL (
           SELECT id, next_attempt_at FROM webhook_delivery
           WHERE status = 'pending' AND user_id = owner.user_id AND next_attempt_at <= now()
           ORDER BY next_attempt_at LIMIT 1) overdue
         WHERE NOT ${isJobAwaited({ ...SEND_EVENTS, id: 'overdue.id' }, `$1::float8 * interval '1 millisecond'`)}
         ORDER BY overdue.next_attempt_at LIMIT $2) delivery`,
      [patienceMs, limit],
    );
  }
}

interface RawDelivery {
  readonly id: string;
  readonly fence: number;
  readonly webhook_id: string;
  readonly user_id: number;
  readonly generation_id: string | null;
  readonly batch_id: string | null;
  readonly event: WebhookEvent;
  readonly url: string;
  readonly is_cached: boolean;
  readonly tries: number;
  readonly created_at: Date;
}

function claimedDelivery(row: RawDelivery): ClaimedDelivery {
  return {
    id: Number(row.id),
    fence: row.fence,
    webhookId: row.webhook_id,
    userId: row.user_id,
    subject:
      row.batch_id === null
        ? { is: 'generation', id: Number(row.generation_id) }
        : { is: 'batch', id: Number(row.batch_id) },
    event: row.event,
    url: row.url,
    isCached: row.is_cached,
    tries: row.tries,
    createdAt: row.created_at,
  };
}
