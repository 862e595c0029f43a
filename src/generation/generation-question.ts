import { type Question, questionOf } from '../cache/question.js';
import type { AppConfig } from '../config/app-config.js';
import { type CreateGenerationDto, givenParameters } from './generation.dto.js';

/** What a body asks: everything that decides the picture, which neither the project nor the retries do. */
export function generationQuestion(dto: CreateGenerationDto, { fibo }: AppConfig): Question {
  const terms = {
    prompt: dto.prompt,
    mode: dto.mode,
    ...givenParameters(dto),
    aspect_ratio: dto.aspect_ratio,
    seed: dto.seed,
    negative_prompt: dto.negative_prompt,
    provider: fibo.mode,
  };
  return questionOf({ owner: dto.user_id, project: dto.project_id }, terms, dto.use_cache);
}
