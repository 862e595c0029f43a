import { keyOf } from '../cache/question.js';
import type { AppConfig } from '../config/app-config.js';
import { type CreateGenerationDto, givenParameters } from './generation.dto.js';
import { parameterColumns } from './parameters/generation-parameters.js';
import { generationQuestion } from './generation-question.js';
import type { GenerationTerms } from './generation-terms.js';

/** What a body asks for as the row that will stand for it; in mode ai the parameters that are left open are known when FIBO has answered. */
export function orderOf(
  dto: CreateGenerationDto,
  config: AppConfig,
  arrivedAtMs: number,
  batchId: number | null = null,
): GenerationTerms {
  return {
    userId: dto.user_id,
    projectId: dto.project_id,
    batchId,
    mode: dto.mode,
    prompt: dto.prompt,
    ...parameterColumns(givenParameters(dto)),
    aspectRatio: dto.aspect_ratio,
    negativePrompt: dto.negative_prompt,
    requestedSeed: dto.seed,
    useCache: dto.use_cache,
    flightKey: dto.use_cache ? keyOf(generationQuestion(dto, config)) : null,
    maxRetries: dto.max_retries,
    simulated: config.fibo.mode === 'simulator',
    deadlineAt: new Date(arrivedAtMs + config.http.requestDeadlineMs),
  };
}
