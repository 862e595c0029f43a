import type { PublicAddress } from '../common/http/public-address.js';
import { imagePath } from '../images/image-address.js';
import type { GenerationState } from './generation.entity.js';
import { parametersOf } from './parameters/generation-parameters.js';
import type { ReadGeneration } from './generation.read.js';
import type { GenerationResourceDto } from './generation-resource.dto.js';

/** What a client calls a state. */
export const STATUS_OF: Readonly<Record<GenerationState, GenerationResourceDto['status']>> = {
  pending: 'pending',
  submitting: 'processing',
  processing: 'processing',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'failed',
  erased_completed: 'completed',
  erased_failed: 'failed',
};

/** A generation as POST / answers it, nine keys of the reference first. */
export function generationResource(
  read: ReadGeneration,
  addresses: PublicAddress,
): GenerationResourceDto {
  const {
    id,
    status,
    image_url,
    parameters,
    quality_score,
    generation_time,
    reasoning,
    cached,
    retry_count,
    result_url,
    ...others
  } = generationInHistory(read, addresses);
  return {
    id,
    status,
    image_url,
    parameters,
    quality_score,
    generation_time,
    reasoning,
    cached,
    retry_count,
    result_url,
    ...others,
  };
}

/** The same generation with history's keys first. A page of history makes a hundred at once: it is written out in one go. */
export function generationInHistory(
  { row, reasoning }: ReadGeneration,
  addresses: PublicAddress,
): GenerationResourceDto {
  const { imageSha256: sha256, imageMediaType: mediaType } = row;
  const address = sha256 && mediaType ? addresses.of(imagePath({ sha256, mediaType })) : null;
  const score = row.qualityScoreHundredths;
  const timeMs = row.generationTimeMs;
  return {
    id: row.id,
    prompt: row.prompt,
    mode: row.mode,
    status: STATUS_OF[row.state],
    result_url: address,
    quality_score: score === null ? null : score / 100,
    generation_time: timeMs === null ? null : Math.round(timeMs / 10) / 100,
    created_at: row.createdAt.toISOString(),
    completed_at: row.completedAt?.toISOString() ?? null,
    image_url: address,
    parameters: { prompt: row.prompt, ...parametersOf(row) },
    reasoning,
    cached: false,
    retry_count: row.retryCount,
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
