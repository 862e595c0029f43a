import type { DataSource } from 'typeorm';
import { reached } from '../../common/milestones/milestone.js';
import { columnNames, hydrate } from '../../database/hydrate.js';
import { runStatement } from '../../database/run-statement.js';
import { storableJson } from '../../database/storable-json.js';
import type { StoredImage } from '../../images/image-store.js';
import { outboxOf, queueEvents } from '../../webhooks/outbox.js';
import type { ParameterColumns } from '../parameters/generation-parameters.js';
import { goOnWithBatches } from '../batch-items.js';
import { tellChanges } from '../generation-changes.js';
import { GenerationEntity, UNDER_WAY } from '../generation.entity.js';
import type { ReadGeneration } from '../generation.read.js';
import type { Hold } from '../leases/hold.js';
import type { Reasoning } from '../planning/planner.js';

/** What a finished generation gains. */
export interface Completion {
  readonly image: StoredImage;
  readonly parameters: ParameterColumns;
  readonly reasoning: Reasoning | null;
  readonly qualityScoreHundredths: number;
  readonly seed: number | null;
  readonly structuredPrompt: string | null;
  readonly rawAnswer: Buffer;
}

/** A generation whose picture is kept, and the attempt that brought it. */
export interface EndedByCompletion {
  readonly hold: Hold;
  readonly number: number;
  readonly completion: Completion;
}

/** Completes all of them by one statement; undefined for each whose hold is lost. */
export async function completeAll(
  dataSource: DataSource,
  ended: readonly EndedByCompletion[],
): Promise<readonly (ReadGeneration | undefined)[]> {
  const columns = columnNames(dataSource, GenerationEntity);
  reached('completions.recording');
  const written = await runStatement<Record<string, unknown>>(
    dataSource,
    `WITH completion AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS completion (
         id bigint, fence integer, number smallint, seed bigint, image_sha256 text, image_media_type text,
         quality_score_hundredths smallint, camera_angle text, fov text, lighting text, color_palette text, composition text,
         style text)),
     held AS MATERIALIZED (
       SELECT generation.id FROM generation JOIN completion USING (id, fence) WHERE ${UNDER_WAY}
       ORDER BY generation.id FOR NO KEY UPDATE OF generation),
     attempt AS (
       UPDATE generation_attempt attempt SET class = 'delivered', billed = 'yes', ended_at = now()
       FROM held JOIN completion USING (id) WHERE attempt.generation_id = held.id AND attempt.number = completion.number
       RETURNING held.id, attempt.price_usd_micros),
     row AS (
       UPDATE generation SET state = 'completed', billed = 'yes', spent_usd_micros = spent_usd_micros + attempt.price_usd_micros,
         retry_count = completion.number - 1, seed = completion.seed,
         image_sha256 = completion.image_sha256, image_media_type = completion.image_media_type,
         quality_score_hundredths = completion.quality_score_hundredths, camera_angle = completion.camera_angle,
         fov = completion.fov, lighting = completion.lighting, color_palette = completion.color_palette,
         composition = completion.composition, style = completion.style,
         completed_at = now(), generation_time_ms = round(extract(epoch FROM now() - created_at) * 1000),
         lease_owner = NULL, lease_expires_at = NULL, cache_key = flight_key, flight_key = NULL
       FROM attempt JOIN completion USING (id) WHERE generation.id = attempt.id
       RETURNING generation.*),
     detail AS (
       INSERT INTO generation_detail (generation_id, reasoning, structured_prompt, raw_answer)
       SELECT id, words.reasoning, words.structured_prompt, decode(words.raw_answer, 'base64')
       FROM row JOIN json_to_recordset($2::json) AS words (
         id bigint, reasoning json, structured_prompt text, raw_answer text) USING (id)
       ON CONFLICT (generation_id) DO UPDATE SET reasoning = excluded.reasoning,
         structured_prompt = excluded.structured_prompt, raw_answer = excluded.raw_answer),
     told AS MATERIALIZED (${tellChanges('row')}),
     outbox AS (${outboxOf('row')}),
     events AS MATERIALIZED (${queueEvents('outbox')}),
     batches AS MATERIALIZED (${goOnWithBatches('row')})
     SELECT ${columns} FROM row
     WHERE (SELECT count(*) FROM told) + (SELECT count(*) FROM events) + (SELECT count(*) FROM batches) >= 0`,
    // Apart, because words may be megabytes, and the other table is read four times.
    [storableJson(ended.map(asRecord)), storableJson(ended.map(wordsOf))],
  );
  reached('completions.recorded');
  const rows = new Map(
    written.map((raw) => [Number(raw['id']), hydrate(dataSource, GenerationEntity, raw)]),
  );
  return ended.map(({ hold, completion: { reasoning } }) => {
    const row = rows.get(hold.id);
    return row && { row, reasoning };
  });
}

function asRecord(ended: EndedByCompletion): Readonly<Record<string, unknown>> {
  const { image, parameters, ...completion } = ended.completion;
  return {
    ...ended.hold,
    number: ended.number,
    seed: completion.seed,
    image_sha256: image.sha256,
    image_media_type: image.mediaType,
    quality_score_hundredths: completion.qualityScoreHundredths,
    camera_angle: parameters.cameraAngle,
    fov: parameters.fov,
    lighting: parameters.lighting,
    color_palette: parameters.colorPalette,
    composition: parameters.composition,
    style: parameters.style,
  };
}

function wordsOf({ hold, completion }: EndedByCompletion): Readonly<Record<string, unknown>> {
  return {
    id: hold.id,
    reasoning: completion.reasoning,
    structured_prompt: completion.structuredPrompt,
    raw_answer: completion.rawAnswer.toString('base64'),
  };
}
