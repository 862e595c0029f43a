import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../database/run-statement.js';
import { storableJson } from '../database/storable-json.js';
import { SpendLimit } from '../spending/spend-limit.js';
import type { GenerationTerms } from './generation-terms.js';
import type { Hold } from './hold.js';

/** A generation that is to get its row: `submitting` with its first attempt, or `pending` without one. */
export interface NewRow {
  readonly terms: GenerationTerms;
  readonly state: 'pending' | 'submitting';
}

/** Writes the rows of new generations. */
@Injectable()
export class GenerationInsertRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly spending: SpendLimit,
  ) {}

  /**
   * Commits all rows and their leases by one statement, one hold for each; undefined where a first attempt would pass the spending
   * limit: it gets no row.
   */
  async insertAll(
    rows: readonly NewRow[],
    lease: { readonly owner: string; readonly ms: number },
  ): Promise<readonly (Hold | undefined)[]> {
    const inserted = await runStatement<{ ordinal: number; id: string; fence: number }>(
      this.dataSource,
      `WITH input AS MATERIALIZED (
         SELECT nextval('generation_id_seq') AS id, row_number() OVER (PARTITION BY state ORDER BY ordinal) AS turn, submitted.*
         FROM json_to_recordset($1::json) AS submitted (
           ordinal integer, state text, user_id integer, project_id integer, batch_id bigint, mode text, prompt text,
           camera_angle text, fov text, lighting text, color_palette text, composition text, style text,
           aspect_ratio text, negative_prompt text, requested_seed integer, use_cache boolean, max_retries smallint,
           simulated boolean, deadline_at timestamptz, idempotency_id bigint, idempotency_fence integer, idempotency_item smallint)),
       allowed AS MATERIALIZED (
         SELECT affordable_purchases(count(*)::integer, $4, $5) AS purchases FROM input WHERE state = 'submitting'),
       chosen AS (SELECT input.* FROM input, allowed WHERE state = 'pending' OR turn <= purchases),
       row AS (
         INSERT INTO generation (id, user_id, project_id, batch_id, mode, prompt, camera_angle, fov, lighting, color_palette,
           composition, style, aspect_ratio, negative_prompt, requested_seed, use_cache, max_retries, simulated, deadline_at,
           state, billed, cost_usd_micros, lease_owner, lease_expires_at, idempotency_id, idempotency_item)
         OVERRIDING SYSTEM VALUE
         SELECT id, user_id, project_id, batch_id, mode, prompt, camera_angle, fov, lighting, color_palette,
           composition, style, aspect_ratio, negative_prompt, requested_seed, use_cache, max_retries, simulated, deadline_at,
           state, CASE state WHEN 'submitting' THEN 'unknown' ELSE 'no' END, CASE state WHEN 'submitting' THEN $4 ELSE 0 END,
           $2, now() + $3 * interval '1 millisecond', held_idempotency_id(idempotency_id, idempotency_fence), idempotency_item
         FROM chosen ORDER BY id
         RETURNING id, state, fence),
       attempt AS (
         INSERT INTO generation_attempt (generation_id, number, price_usd_micros)
         SELECT id, 1, $4 FROM row WHERE state = 'submitting')
       SELECT ordinal, id, fence FROM row JOIN chosen USING (id)`,
      [
        storableJson(rows.map(asRecord)),
        lease.owner,
        lease.ms,
        this.spending.priceUsdMicros,
        this.spending.limitUsdMicros,
      ],
    );
    const holds = new Map(
      inserted.map(({ ordinal, id, fence }) => [ordinal, { id: Number(id), fence }]),
    );
    return rows.map((_, ordinal) => holds.get(ordinal));
  }
}

function asRecord({ terms, state }: NewRow, ordinal: number): Readonly<Record<string, unknown>> {
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
    idempotency_id: terms.claim?.keyId,
    idempotency_fence: terms.claim?.fence,
    idempotency_item: terms.claim?.item,
  };
}
