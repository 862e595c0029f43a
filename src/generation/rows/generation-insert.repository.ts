import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { joinableMs } from '../../cache/joinable.js';
import { AppConfig } from '../../config/app-config.js';
import { runStatement } from '../../database/run-statement.js';
import { storableJson } from '../../database/storable-json.js';
import { OwnNode } from '../../fibo/fleet/own-node.js';
import { SpendLimit } from '../../spending/spend-limit.js';
import { addJob } from '../../jobs/add-job.js';
import type { StoredSubscription, Subscription } from '../../webhooks/subscribing/subscription.js';
import { UNDER_WAY } from '../generation.entity.js';
import { IS_VACANT, tellBatchChange } from '../batch-items.js';
import type { GenerationTerms } from '../generation-terms.js';
import type { Hold } from '../leases/hold.js';
import { LOOK_AFTER } from '../look-after.js';

/** A generation that is to get its row: `submitting` with its first attempt, or `pending` without one. */
export interface NewRow {
  readonly terms: GenerationTerms;
  readonly state: 'pending' | 'submitting';
  /** Nobody holds it, and whoever is free is told of it. Default: its process holds it. */
  readonly isHandedOver?: boolean;
}

/** What became of a row that was to be inserted. */
export type Insertion =
  | { readonly is: 'inserted'; readonly hold: Hold }
  /** There is one for the same already: under way, to be joined for so long, or completed and fresh. */
  | { readonly is: 'known'; readonly id: number; readonly joinableMs: number }
  /** Its first attempt would pass the spending limit. */
  | { readonly is: 'refused' }
  /** The item that it was to be made for has one. */
  | { readonly is: 'taken' }
  /** Somebody was about to insert the same at this moment: to be tried again. */
  | { readonly is: 'contended' };

interface Written {
  readonly ordinal: number;
  readonly id: string | null;
  readonly fence: number | null;
  readonly joinable_ms: number | null;
  readonly is_taken: boolean;
}

/** Writes the rows of new generations, of which those that may be joined are under way but once. */
@Injectable()
export class GenerationInsertRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly spending: SpendLimit,
    private readonly config: AppConfig,
    private readonly node: OwnNode,
  ) {}

  /**
   * Commits rows and their leases by one statement, and tells of each what became of it. What is known already is found in the statement's
   * snapshot; what others insert meanwhile, by the unique index, whose keys all statements take in one order.
   */
  async insertAll(
    rows: readonly NewRow[],
    lease: { readonly owner: string; readonly ms: number },
  ): Promise<readonly Insertion[]> {
    const written = await runStatement<Written>(
      this.dataSource,
      `WITH submitted AS MATERIALIZED (
         SELECT * FROM json_to_recordset($1::json) AS submitted (
           ordinal integer, state text, user_id integer, project_id integer, batch_id bigint, mode text, prompt text,
           camera_angle text, fov text, lighting text, color_palette text, composition text, style text,
           aspect_ratio text, negative_prompt text, requested_seed integer, use_cache boolean, max_retries smallint,
           simulated boolean, deadline_at timestamptz, flight_key text, idempotency_id bigint, idempotency_fence integer,
           idempotency_item smallint, place smallint, handed_over boolean, webhooks jsonb)),
       known AS MATERIALIZED (
         SELECT asked.key, found.* FROM unnest($6::text[]) AS asked (key) CROSS JOIN LATERAL (
           (SELECT id, $7::float8 + extract(epoch FROM created_at - now())::float8 * 1000 AS joinable_ms
            FROM generation WHERE flight_key = asked.key LIMIT 1)
           UNION ALL
           (SELECT id, $7 FROM generation
            WHERE cache_key = asked.key AND completed_at > now() - $8::float8 * interval '1 millisecond' LIMIT 1)) found),
       vacant AS MATERIALIZED (
         SELECT ordinal FROM submitted CROSS JOIN LATERAL (
           SELECT FROM batch_item WHERE batch_id = submitted.batch_id AND index = submitted.place AND ${IS_VACANT}
           FOR NO KEY UPDATE) item
         WHERE submitted.place IS NOT NULL),
       input AS MATERIALIZED (
         SELECT nextval('generation_id_seq') AS id, clock_timestamp() AS created_at,
           row_number() OVER (PARTITION BY state, handed_over ORDER BY ordinal) AS turn, submitted.*
         FROM submitted WHERE NOT EXISTS (SELECT FROM known WHERE key = flight_key)
           AND (place IS NULL OR ordinal IN (SELECT ordinal FROM vacant))),
       allowed AS MATERIALIZED (
         SELECT affordable_purchases(count(*)::integer, $4, $5) AS purchases FROM input WHERE state = 'submitting' OR handed_over),
       chosen AS (SELECT input.* FROM input, allowed WHERE state = 'pending' AND NOT handed_over OR turn <= purchases),
       row AS (
         INSERT INTO generation (id, user_id, project_id, batch_id, mode, prompt, camera_angle, fov, lighting, color_palette,
           composition, style, aspect_ratio, negative_prompt, requested_seed, use_cache, max_retries, simulated, deadline_at,
           flight_key, created_at, state, billed, cost_usd_micros, lease_owner, lease_expires_at, idempotency_id,
           idempotency_item, webhooks)
         OVERRIDING SYSTEM VALUE
         SELECT id, user_id, project_id, batch_id, mode, prompt, camera_angle, fov, lighting, color_palette,
           composition, style, aspect_ratio, negative_prompt, requested_seed, use_cache, max_retries, simulated, deadline_at,
           flight_key, created_at, state, CASE state WHEN 'submitting' THEN 'unknown' ELSE 'no' END, CASE state WHEN 'submitting' THEN $4 ELSE 0 END,
           CASE WHEN NOT handed_over THEN $2 END, now() + CASE WHEN handed_over THEN 0 ELSE $3 END * interval '1 millisecond', held_idempotency_id(idempotency_id, idempotency_fence), idempotency_item, webhooks
         FROM chosen ORDER BY flight_key, id
         ON CONFLICT (flight_key) WHERE flight_key IS NOT NULL DO NOTHING
         RETURNING id, state, fence, batch_id),
       attempt AS (
         INSERT INTO generation_attempt (generation_id, number, price_usd_micros, node_id)
         SELECT id, 1, $4, $9 FROM row WHERE state = 'submitting'),
       placed AS (
         UPDATE batch_item SET generation_id = row.id FROM row JOIN chosen USING (id)
         WHERE batch_item.batch_id = chosen.batch_id AND batch_item.index = chosen.place
         RETURNING ${tellBatchChange('batch_item.batch_id')})
       SELECT ordinal, id, fence, NULL::float8 AS joinable_ms, false AS is_taken, CASE WHEN handed_over THEN ${addJob(LOOK_AFTER)} END AS job_id
       FROM row AS generation JOIN chosen USING (id)
       UNION ALL SELECT ordinal, known.id, NULL, joinable_ms, false, NULL FROM submitted JOIN known ON key = flight_key
         WHERE place IS NULL OR ordinal IN (SELECT ordinal FROM vacant)
       UNION ALL SELECT ordinal, NULL, NULL, NULL, false, NULL FROM input, allowed WHERE (state = 'submitting' OR handed_over) AND turn > purchases
       UNION ALL SELECT ordinal, NULL, NULL, NULL, true, NULL FROM submitted WHERE place IS NOT NULL
         AND ordinal NOT IN (SELECT ordinal FROM vacant)`,
      [
        storableJson(firstOfEachKey(rows.map(asRecord))),
        lease.owner,
        lease.ms,
        this.spending.priceUsdMicros,
        this.spending.limitUsdMicros,
        rows.flatMap(({ terms }) => terms.flightKey ?? []),
        joinableMs(this.config),
        this.config.cache.ttlSeconds * 1000,
        this.node.id,
      ],
    );
    const told = new Map(written.map((row) => [row.ordinal, insertionOf(row)]));
    const insertions = rows.map((row, ordinal) => {
      // One with the key of an earlier one went no further than here.
      const first = told.get(
        rows.findIndex(({ terms }) => terms.flightKey === row.terms.flightKey),
      );
      return told.get(ordinal) ?? (first?.is === 'refused' ? first : CONTENDED);
    });
    // What was refused may have had to stand back for what then was not inserted.
    return insertions.includes(CONTENDED)
      ? insertions.map((insertion) => (insertion.is === 'refused' ? CONTENDED : insertion))
      : insertions;
  }

  /**
   * From now on the generation goes on until `deadlineAt` at least. False: it has ended without a picture, or is gone.
   *
   * @param isPromise whoever else gives it up, too; a batch begins anew what was given up
   */
  async promise(id: number, deadlineAt: Date, isPromise: boolean): Promise<boolean> {
    const promised = await runStatement(
      this.dataSource,
      `WITH promised AS (
         UPDATE generation SET promised = promised OR $3, deadline_at = greatest(deadline_at, $2) WHERE id = $1 AND ${UNDER_WAY} RETURNING id)
       SELECT id FROM promised UNION ALL SELECT id FROM generation WHERE id = $1 AND state = 'completed'`,
      [id, deadlineAt, isPromise],
    );
    return promised.length > 0;
  }

  /** From now on nobody joins a generation that is too old for it. */
  async endFlight(id: number): Promise<void> {
    await runStatement(
      this.dataSource,
      `UPDATE generation SET flight_key = NULL
       WHERE id = $1 AND flight_key IS NOT NULL AND created_at <= now() - $2::float8 * interval '1 millisecond'`,
      [id, joinableMs(this.config)],
    );
  }
}

const CONTENDED: Insertion = { is: 'contended' };

function insertionOf({
  id,
  fence,
  joinable_ms: joinableMs,
  is_taken: isTaken,
}: Written): Insertion {
  if (isTaken) return { is: 'taken' };
  if (id === null) return { is: 'refused' };
  if (fence !== null) return { is: 'inserted', hold: { id: Number(id), fence } };
  return { is: 'known', id: Number(id), joinableMs: joinableMs ?? 0 };
}

/** The others learn of that one when they are tried again. */
function firstOfEachKey<Row extends { readonly flight_key: string | null }>(
  rows: readonly Row[],
): readonly Row[] {
  const keys = new Set<string>();
  return rows.filter(({ flight_key: key }) => key === null || keys.size < keys.add(key).size);
}

function asRecord({ terms, state, isHandedOver = false }: NewRow, ordinal: number) {
  return {
    ordinal,
    state,
    user_id: terms.userId,
    project_id: terms.projectId,
    batch_id: terms.batchId,
    mode: terms.mode,
    prompt: terms.prompt,
    camera_angle: terms.cameraAngle,
    fov: terms.fov,
    lighting: terms.lighting,
    color_palette: terms.colorPalette,
    composition: terms.composition,
    style: terms.style,
    aspect_ratio: terms.aspectRatio,
    negative_prompt: terms.negativePrompt,
    requested_seed: terms.requestedSeed,
    use_cache: terms.useCache,
    max_retries: terms.maxRetries,
    simulated: terms.simulated,
    deadline_at: terms.deadlineAt,
    flight_key: terms.flightKey,
    idempotency_id: terms.claim?.keyId,
    idempotency_fence: terms.claim?.fence,
    idempotency_item: terms.claim?.item,
    place: terms.place,
    handed_over: isHandedOver,
    webhooks: terms.subscription && [ownSubscription(terms.subscription)],
  };
}

function ownSubscription({ id, url }: Subscription): StoredSubscription {
  return { id, url, cached: false };
}
