import { Injectable } from '@nestjs/common';
import { AnswerCache } from '../cache/answer-cache.js';
import { StoredAnswers } from '../cache/stored-answers.js';
import { PublicAddress } from '../common/http/public-address.js';
import type { CreateGenerationDto } from '../generation/generation.dto.js';
import type { GenerationResourceDto } from '../generation/generation-resource.dto.js';
import { GenerationService, type PartOfBatch } from '../generation/generation.service.js';
import type { MadeItem } from './item-outcome.js';

/** Makes items the way of a single picture: from the cache when it can, bought when it cannot. */
@Injectable()
export class NewItems {
  constructor(
    private readonly generations: GenerationService,
    private readonly cache: AnswerCache,
    private readonly answers: StoredAnswers,
    private readonly addresses: PublicAddress,
  ) {}

  async make(item: CreateGenerationDto, batch: PartOfBatch): Promise<MadeItem> {
    const buy = (): Promise<GenerationResourceDto> => this.generations.create(item, batch);
    const question = this.answers.questionOf(item);
    const passage = await this.cache.obtain(question, buy, this.answers);
    const answer = await passage.answer;
    if ('made' in answer) return { generation: answer.made, isNew: true };
    // What is repeated was a generation when it was kept.
    const repeated = JSON.parse(answer.repeated.text(this.addresses)) as GenerationResourceDto;
    return { generation: repeated, isNew: false };
  }
}
