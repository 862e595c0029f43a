import { CAMERA_PARAMETERS } from '../../../../src/generation/parameters/generation-parameters.js';
import { FIRST_OF_MANY, MANY, PEOPLE } from '../people.js';
import { die, oneOf } from './dice.js';
import { PROMPT } from './prompt.js';

const DAYS = 730;
/** Of the many, so many make pictures on a day; on the next day others do. */
const ACTIVE_A_DAY = 100;
/** Each season has a project of its own; some pictures belong to none. */
const SEASONS = 8;
const PRICE_USD_MICROS = 30_000;

/** A project that was at work halfway through the years. */
export const A_PROJECT = 1 + SEASONS / 2;

const UNWANTED =
  'blurry, out of focus, watermark, text, logo, extra fingers, low quality, oversaturated';

const ACTIVE_USER = die(MANY, 12, `id * ${DAYS} / $3 * ${ACTIVE_A_DAY} + ${die(ACTIVE_A_DAY, 11)}`);

/** What of a row decides the rest of it; OFFSET 0 is a fence: each of these is thrown for once. */
const OUTLINE = `
  SELECT id,
    CASE WHEN ${die(1000, 1)} < 200 THEN ${PEOPLE.big} WHEN ${die(1000, 1)} < 210 THEN ${PEOPLE.middle}
      ELSE ${FIRST_OF_MANY} + ${ACTIVE_USER} END AS user_id,
    CASE WHEN $3 - id < 1000 AND ${die(10, 2)} = 0 THEN ${oneOf(['pending', 'submitting', 'processing'], 3)}
      WHEN ${die(20, 2)} = 0 THEN 'failed' ELSE 'completed' END AS state,
    CASE WHEN ${die(10, 4)} < 7 THEN 'ai' ELSE 'manual' END AS mode,
    CASE WHEN ${die(5, 5)} > 1 THEN 1 + id * ${SEASONS} / ($3 + 1) END AS project_id,
    CASE WHEN ${die(10, 7, 'id / 50')} = 0 THEN 1 + id / 50 END AS batch_id,
    8000 + ${die(12_000, 8)} AS time_ms,
    $4::timestamptz - ($3 - id + 0.5) / $3 * interval '${DAYS} days' AS created_at
  FROM generate_series($1::bigint, $2::bigint) AS id OFFSET 0`;

/** A caller of mode manual leaves out some; mode ai fills in all. */
function parameter(name: keyof typeof CAMERA_PARAMETERS, throwNumber: number): string {
  const value = oneOf(Object.keys(CAMERA_PARAMETERS[name].values), throwNumber);
  return `CASE WHEN mode = 'ai' OR ${die(4, throwNumber + 10)} > 0 THEN ${value} END`;
}

/** Each column and what stands in it. Rows under way are another process' for a day: nobody takes them over meanwhile. */
const COLUMNS: Readonly<Record<string, string>> = {
  id: 'id',
  user_id: 'user_id',
  project_id: 'project_id',
  batch_id: 'batch_id',
  state: 'state',
  mode: 'mode',
  prompt: PROMPT,
  camera_angle: parameter('camera_angle', 41),
  fov: parameter('fov', 42),
  lighting: parameter('lighting', 43),
  color_palette: parameter('color_palette', 44),
  composition: parameter('composition', 45),
  style: parameter('style', 46),
  aspect_ratio: oneOf(['1:1', '1:1', '16:9', '4:5'], 47),
  negative_prompt: `CASE WHEN ${die(3, 52)} > 0 THEN '${UNWANTED}' END`,
  seed: `CASE state WHEN 'completed' THEN ${die(2 ** 31, 48)} END`,
  use_cache: `${die(50, 49)} > 0`,
  max_retries: '3',
  retry_count: `CASE ${die(20, 50)} WHEN 0 THEN 1 ELSE 0 END`,
  simulated: 'false',
  billed: `CASE state WHEN 'completed' THEN 'yes' WHEN 'failed' THEN 'no' ELSE 'unknown' END`,
  cost_usd_micros: `CASE state WHEN 'failed' THEN 0 ELSE ${PRICE_USD_MICROS} END`,
  spent_usd_micros: `CASE state WHEN 'completed' THEN ${PRICE_USD_MICROS} ELSE 0 END`,
  image_sha256: `CASE state WHEN 'completed' THEN md5(id::text) || md5((-id)::text) END`,
  image_media_type: `CASE state WHEN 'completed' THEN 'image/png' END`,
  quality_score_hundredths: `CASE state WHEN 'completed' THEN 85 + 5 * ${die(4, 51)} END`,
  generation_time_ms: `CASE state WHEN 'completed' THEN time_ms END`,
  error_code: `CASE state WHEN 'failed' THEN 'GENERATION_FAILED' END`,
  error_message: `CASE state WHEN 'failed' THEN 'FIBO API error: the service was temporarily unavailable' END`,
  deadline_at: `created_at + interval '5 minutes'`,
  created_at: 'created_at',
  completed_at: `CASE WHEN state IN ('completed', 'failed') THEN created_at + time_ms * interval '1 millisecond' END`,
  lease_owner: `CASE WHEN state IN ('submitting', 'processing') THEN 'another' END`,
  lease_expires_at: `CASE WHEN state NOT IN ('completed', 'failed') THEN $4::timestamptz + interval '1 day' END`,
};

/**
 * Rows from id $1 to $2 of $3 in all; the last one was just made at $4. Older rows have lower ids, and everybody's rows lie between
 * everybody else's, as they do where they came one by one.
 */
export const INSERT_GENERATIONS = `
  INSERT INTO generation (${Object.keys(COLUMNS).join(', ')}) OVERRIDING SYSTEM VALUE
  SELECT ${Object.values(COLUMNS).join(',\n    ')}
  FROM (${OUTLINE}) AS outline`;
