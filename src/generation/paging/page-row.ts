import type { ShownGeneration as Shown } from '../shown-generation.js';
import type { ReadGeneration } from '../generation.read.js';
import { UtcText, utcText } from './utc-text.js';

const COLUMNS = `
  id, project_id, batch_id, parent_id, state, mode, prompt, camera_angle, fov, lighting, color_palette, composition, style,
  aspect_ratio, negative_prompt, seed, retry_count, simulated, billed, cost_usd_micros, image_sha256, image_media_type,
  quality_score_hundredths, generation_time_ms, error_code, error_message`;

/** The columns of generation that a page shows, but for the user, who is the same in all rows. */
export const ROW_COLUMNS = `${COLUMNS}, created_at, completed_at`;

/** The same in the order of `PageRow`. */
export const PAGE_COLUMNS = `${COLUMNS}, ${utcText('created_at')}, ${utcText('completed_at')}`;

/** A row of a page as a list of values; pg hands a bigint out as text. */
export type PageRow = readonly [
  total: string,
  reasoning: ReadGeneration['reasoning'],
  id: string,
  projectId: Shown['projectId'],
  batchId: string | null,
  parentId: string | null,
  state: Shown['state'],
  mode: Shown['mode'],
  prompt: Shown['prompt'],
  cameraAngle: Shown['cameraAngle'],
  fov: Shown['fov'],
  lighting: Shown['lighting'],
  colorPalette: Shown['colorPalette'],
  composition: Shown['composition'],
  style: Shown['style'],
  aspectRatio: Shown['aspectRatio'],
  negativePrompt: Shown['negativePrompt'],
  seed: string | null,
  retryCount: Shown['retryCount'],
  simulated: Shown['simulated'],
  billed: Shown['billed'],
  costUsdMicros: string,
  imageSha256: Shown['imageSha256'],
  imageMediaType: Shown['imageMediaType'],
  qualityScoreHundredths: Shown['qualityScoreHundredths'],
  generationTimeMs: Shown['generationTimeMs'],
  errorCode: Shown['errorCode'],
  errorMessage: Shown['errorMessage'],
  createdAt: string,
  completedAt: string | null,
];

/** The only row of a page without generations. */
export type EmptyPageRow = readonly [total: string, reasoning: null, id: null, ...unknown[]];

/** A generation with the exact time at which it was created. */
export interface PlacedGeneration extends ReadGeneration {
  readonly createdAt: UtcText;
}

/** Column by column: a page has fifteen hundred values, and a loop over TypeORM's columns takes ten times as long. */
export function placedGeneration(userId: number, values: PageRow): PlacedGeneration {
  const [
    ,
    reasoning,
    id,
    projectId,
    batchId,
    parentId,
    state,
    mode,
    prompt,
    cameraAngle,
    fov,
    lighting,
    colorPalette,
    composition,
    style,
    aspectRatio,
    negativePrompt,
    seed,
    retryCount,
    simulated,
    billed,
    costUsdMicros,
    imageSha256,
    imageMediaType,
    qualityScoreHundredths,
    generationTimeMs,
    errorCode,
    errorMessage,
    createdAt,
    completedAt,
  ] = values;
  const placedAt = new UtcText(createdAt);
  return {
    createdAt: placedAt,
    reasoning,
    row: {
      id: Number(id),
      userId,
      projectId,
      batchId: numberOrNull(batchId),
      parentId: numberOrNull(parentId),
      state,
      mode,
      prompt,
      cameraAngle,
      fov,
      lighting,
      colorPalette,
      composition,
      style,
      aspectRatio,
      negativePrompt,
      seed: numberOrNull(seed),
      retryCount,
      simulated,
      billed,
      costUsdMicros: Number(costUsdMicros),
      imageSha256,
      imageMediaType,
      qualityScoreHundredths,
      generationTimeMs,
      errorCode,
      errorMessage,
      createdAt: placedAt,
      completedAt: completedAt === null ? null : new UtcText(completedAt),
    },
  };
}

function numberOrNull(bigint: string | null): number | null {
  return bigint === null ? null : Number(bigint);
}
