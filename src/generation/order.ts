import type { AppConfig } from '../config/app-config.js';
import { type CreateGenerationDto, givenParameters } from './generation.dto.js';
import { parameterColumns } from './generation-parameters.js';
import type { NewGeneration } from './generation.repository.js';
import { planManually, planWithDefaults } from './planner.js';

/** What a body asks for as the row that will stand for it. */
export function orderOf(
  dto: CreateGenerationDto,
  config: AppConfig,
  arrivedAtMs: number,
): NewGeneration {
  const given = givenParameters(dto);
  const plan = dto.mode === 'manual' ? planManually(given) : planWithDefaults(given);
  return {
    userId: dto.user_id,
    projectId: dto.project_id,
    mode: dto.mode,
    prompt: dto.prompt,
    ...parameterColumns(plan.parameters),
    reasoning: plan.reasoning,
    aspectRatio: dto.aspect_ratio,
    negativePrompt: dto.negative_prompt,
    requestedSeed: dto.seed,
    useCache: dto.use_cache,
    maxRetries: dto.max_retries,
    simulated: config.fibo.mode === 'simulator',
    deadlineAt: new Date(arrivedAtMs + config.http.requestDeadlineMs),
  };
}
