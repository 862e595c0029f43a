import type { PublicAddress } from '../common/http/public-address.js';
import { imagePath } from '../images/image-address.js';
import type { GenerationState } from './generation.entity.js';
import { parametersOf } from './generation-parameters.js';
import type { ReadGeneration } from './generation.read.js';
import type { GenerationResourceDto } from './generation-resource.dto.js';

/** What a client calls a state. */
export const STATUS_OF: Readonly<Record<GenerationState, GenerationResourceDto['status']>> = {
  pending: 'pending',
  submitting: 'processing',
  processing: 'processing',
  completed: 'completed',
  failed: 'failed',
};

/** A generation as POST / answers it, nine keys of the reference first. */
export function generationResource(
  { row, reasoning }: ReadGeneration,
  addresses: PublicAddress,
): GenerationResourceDto {
  const { imageSha256: sha256, imageMediaType: mediaType } = row;
  const address = sha256 && mediaType ? addresses.of(imagePath({ sha256, mediaType })) : null;
  const score = row.qualityScoreHundredths;
  const timeMs = row.generationTimeMs;
  return {
    id: row.id,
    status: STATUS_OF[row.state],
    image_url: address,
    parameters: { prompt: row.prompt, ...parametersOf(row) },
    quality_score: score === null ? null : score / 100,
    generation_time: timeMs === null ? null : Math.round(timeMs / 10) / 100,
    reasoning,
    cached: false,
    retry_count: row.retryCount,
    result_url: address,
    prompt: row.prompt,
    mode: row.mode,
    created_at: row.createdAt.toISOString(),
    completed_at: row.completedAt?.toISOString() ?? null,
    error_message: row.errorMessage,
    error_code: row.errorCode,
    user_id: row.userId,
    project_id: row.projectId,
    batch_id: row.batchId,
    parent_id: row.parentId,
    seed: row.seed,
    aspect_ratio: row.aspectRatio,
    negative_prompt: row.negativePrompt,
    cost_usd_micros: row.costUsdMicros,
    billed: row.billed,
    simulated: row.simulated,
  };
}

/** The same generation with history's keys first. */
export function generationInHistory(
  read: ReadGeneration,
  addresses: PublicAddress,
): GenerationResourceDto {
  const {
    id,
    prompt,
    mode,
    status,
    result_url,
    quality_score,
    generation_time,
    created_at,
    completed_at,
    ...others
  } = generationResource(read, addresses);
  return {
    id,
    prompt,
    mode,
    status,
    result_url,
    quality_score,
    generation_time,
    created_at,
    completed_at,
    ...others,
  };
}
