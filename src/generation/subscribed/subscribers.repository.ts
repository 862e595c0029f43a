import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Gathered } from '../../database/gathered.js';
import { runStatement } from '../../database/run-statement.js';
import { outboxOf, queueEvents } from '../../webhooks/outbox.js';
import type { StoredSubscription } from '../../webhooks/subscribing/subscription.js';
import { UNDER_WAY } from '../generation.entity.js';
import { MAX_SUBSCRIBERS } from './max-subscribers.js';

/** Somebody who wants to be told of a generation's end besides whoever it is made for. */
export interface Subscriber {
  readonly generationId: number;
  readonly subscription: StoredSubscription;
}

/** `ended`: the generation has, or is gone; `refused`: it has as many subscribers as it may have. */
export type Noted = 'noted' | 'ended' | 'refused';

/** Notes subscribers on rows under way, and writes the events of those that have ended. */
@Injectable()
export class SubscribersRepository {
  private readonly notes: Gathered<Subscriber, Noted>;
  private readonly events: Gathered<Subscriber, undefined>;

  constructor(private readonly dataSource: DataSource) {
    this.notes = new Gathered((subscribers) => this.noteAll(subscribers));
    this.events = new Gathered((subscribers) => this.writeEvents(subscribers));
  }

  /** Whoever ends the generation meanwhile waits for this or has this wait: one of the two knows. */
  async note(subscriber: Subscriber): Promise<Noted> {
    return this.notes.add(subscriber);
  }

  /** Of a generation that is gone nothing is written. */
  async writeEvent(subscriber: Subscriber): Promise<void> {
    await this.events.add(subscriber);
  }

  private async noteAll(subscribers: readonly Subscriber[]): Promise<readonly Noted[]> {
    const rows = await runStatement<{ id: string; subscription_ids: readonly string[] }>(
      this.dataSource,
      `WITH held AS MATERIALIZED (
         SELECT id, coalesce(webhooks, '[]') AS webhooks FROM generation
         WHERE id IN (SELECT id FROM json_to_recordset($1::json) AS wanted (id bigint)) AND ${UNDER_WAY}
         ORDER BY id FOR NO KEY UPDATE),
       fresh AS (
         SELECT held.id, held.webhooks || jsonb_agg(wanted.webhook) AS webhooks FROM held CROSS JOIN LATERAL (
           SELECT webhook FROM json_to_recordset($1::json) AS wanted (id bigint, webhook jsonb)
           WHERE wanted.id = held.id AND NOT held.webhooks @> jsonb_build_array(jsonb_build_object('id', webhook->'id'))
           LIMIT greatest($2 - jsonb_array_length(held.webhooks), 0)) wanted
         GROUP BY held.id, held.webhooks),
       noted AS (
         UPDATE generation SET webhooks = fresh.webhooks FROM fresh WHERE generation.id = fresh.id
         RETURNING generation.id, generation.webhooks)
       SELECT id, jsonb_path_query_array(coalesce(noted.webhooks, held.webhooks), '$[*].id') AS subscription_ids
       FROM held LEFT JOIN noted USING (id)`,
      [asRecords(subscribers), MAX_SUBSCRIBERS],
    );
    const idsOf = new Map(rows.map((row) => [Number(row.id), new Set(row.subscription_ids)]));
    return subscribers.map(({ generationId, subscription }) => {
      const ids = idsOf.get(generationId);
      if (!ids) return 'ended';
      return ids.has(subscription.id) ? 'noted' : 'refused';
    });
  }

  private async writeEvents(subscribers: readonly Subscriber[]): Promise<readonly undefined[]> {
    await runStatement(
      this.dataSource,
      `WITH row AS (
         SELECT generation.id, user_id, state, jsonb_build_array(webhook) AS webhooks
         FROM generation JOIN json_to_recordset($1::json) AS wanted (id bigint, webhook jsonb) USING (id)
         WHERE NOT ${UNDER_WAY}),
       outbox AS (${outboxOf('row')})
       ${queueEvents('outbox')}`,
      [asRecords(subscribers)],
    );
    return subscribers.map(() => undefined);
  }
}

function asRecords(subscribers: readonly Subscriber[]): string {
  return JSON.stringify(
    subscribers.map(({ generationId: id, subscription: webhook }) => ({ id, webhook })),
  );
}
