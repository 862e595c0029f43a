import { Injectable } from '@nestjs/common';
import { type Question, questionOf } from '../cache/question.js';
import { ReadyAnswer } from '../cache/ready-answer.js';
import { StoredAnswers } from '../cache/stored-answers.js';
import { PublicAddress } from '../common/http/public-address.js';
import { AppConfig } from '../config/app-config.js';
import { type CreateGenerationDto, givenParameters } from './generation.dto.js';
import { generationResource } from './generation-resource.js';
import type { GenerationResourceDto } from './generation-resource.dto.js';
import { LateGenerations } from './late-generations.js';

/** Keys of the resource that hold the picture's address, in its order. */
const ADDRESS_KEYS = ['image_url', 'result_url'];

/** Generations as the cache repeats them. */
@Injectable()
export class GenerationAnswers extends StoredAnswers {
  constructor(
    private readonly config: AppConfig,
    private readonly addresses: PublicAddress,
    private readonly late: LateGenerations,
  ) {
    super();
  }

  /** Everything that decides the picture; neither the project nor the retries do. */
  override questionOf(dto: CreateGenerationDto): Question {
    const terms = {
      prompt: dto.prompt,
      mode: dto.mode,
      ...givenParameters(dto),
      aspect_ratio: dto.aspect_ratio,
      seed: dto.seed,
      negative_prompt: dto.negative_prompt,
      provider: this.config.fibo.mode,
    };
    const asker = { owner: dto.user_id, project: dto.project_id };
    return questionOf(asker, terms, dto.use_cache);
  }

  override repeated(generation: GenerationResourceDto): ReadyAnswer {
    return ReadyAnswer.of(
      Object.assign({}, generation, { cached: true }),
      ADDRESS_KEYS,
      this.addresses.base,
    );
  }

  override async follow(generationId: number): Promise<ReadyAnswer> {
    const read = await this.late.completed(generationId);
    return this.repeated(generationResource(read, this.addresses));
  }
}
