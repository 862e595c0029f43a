import { Injectable } from '@nestjs/common';
import type { Question } from '../cache/question.js';
import { ReadyAnswer } from '../cache/ready-answer.js';
import { type StoredAnswer, StoredAnswers } from '../cache/stored-answers.js';
import { PublicAddress } from '../common/http/public-address.js';
import { AppConfig } from '../config/app-config.js';
import { CachedGenerationsRepository } from './cached-generations.repository.js';
import type { CreateGenerationDto } from './generation.dto.js';
import { generationQuestion } from './generation-question.js';
import { generationResource } from './generation-resource.js';
import type { GenerationResourceDto } from './generation-resource.dto.js';
import { LateGenerations } from './rescue/late-generations.js';

/** Keys of the resource that hold the picture's address, in its order. */
const ADDRESS_KEYS = ['image_url', 'result_url'];

/** Generations as the cache repeats them. */
@Injectable()
export class GenerationAnswers extends StoredAnswers {
  constructor(
    private readonly config: AppConfig,
    private readonly addresses: PublicAddress,
    private readonly late: LateGenerations,
    private readonly cached: CachedGenerationsRepository,
  ) {
    super();
  }

  override questionOf(dto: CreateGenerationDto): Question {
    return generationQuestion(dto, this.config);
  }

  override repeated(generation: GenerationResourceDto): ReadyAnswer {
    return ReadyAnswer.of(
      Object.assign({}, generation, { cached: true }),
      ADDRESS_KEYS,
      this.addresses,
    );
  }

  override async follow(generationId: number): Promise<ReadyAnswer> {
    const read = await this.late.completed(generationId);
    return this.repeated(generationResource(read, this.addresses));
  }

  override async findStored(question: Question): Promise<StoredAnswer | undefined> {
    const found = await this.cached.find(question);
    if (!found) return undefined;
    const answer = this.repeated(generationResource(found.read, this.addresses));
    return { answer, remainingMs: found.remainingMs };
  }

  override async countStored(owner: number | undefined): Promise<number> {
    return this.cached.count(owner);
  }

  override async forgetStored(owner: number | undefined): Promise<number> {
    return this.cached.forget(owner);
  }
}
