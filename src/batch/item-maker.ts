import { Injectable } from '@nestjs/common';
import { AnswerCache } from '../cache/answer-cache.js';
import { StoredAnswers } from '../cache/stored-answers.js';
import { toApiError } from '../common/errors/foreign-error.js';
import { PublicAddress } from '../common/http/public-address.js';
import { explainDatabaseFailure } from '../database/database-unavailable.js';
import type { CreateGenerationDto } from '../generation/generation.dto.js';
import type { GenerationResourceDto } from '../generation/generation-resource.dto.js';
import { GenerationService, type PartOfBatch } from '../generation/generation.service.js';
import { KeyedGenerations } from '../generation/keyed/keyed-generations.js';
import type { BegunItem } from './batch-opening.js';
import type { ItemOutcome } from './item-outcome.js';

/** Makes the items of batches, each the way of a single picture: from the cache when it can, bought when it cannot. */
@Injectable()
export class ItemMaker {
  constructor(
    private readonly generations: GenerationService,
    private readonly cache: AnswerCache,
    private readonly answers: StoredAnswers,
    private readonly addresses: PublicAddress,
    private readonly keyed: KeyedGenerations,
  ) {}

  /**
   * Does not reject: a failure is an outcome.
   *
   * @param begun what there is of it already
   */
  async make(
    item: CreateGenerationDto,
    batch: PartOfBatch,
    begun: BegunItem | undefined,
  ): Promise<ItemOutcome> {
    try {
      return await (begun ? this.rejoin(begun) : this.obtain(item, batch));
    } catch (error) {
      return { failure: explainDatabaseFailure(error) ?? toApiError(error) };
    }
  }

  private async rejoin({ generationId, isShared }: BegunItem): Promise<ItemOutcome> {
    const generation = await this.keyed.completed(generationId);
    generation.cached = isShared;
    return { generation, isNew: !isShared };
  }

  private async obtain(item: CreateGenerationDto, batch: PartOfBatch): Promise<ItemOutcome> {
    const buy = (): Promise<GenerationResourceDto> => this.generations.create(item, batch);
    const question = this.answers.questionOf(item);
    const passage = await this.cache.obtain(question, buy, this.answers);
    const answer = await passage.answer;
    if ('made' in answer) return { generation: answer.made, isNew: true };
    // What is repeated was a generation when it was kept.
    const repeated = JSON.parse(answer.repeated.text(this.addresses.base)) as GenerationResourceDto;
    return { generation: repeated, isNew: false };
  }
}
