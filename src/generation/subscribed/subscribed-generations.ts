import { Injectable } from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { reached } from '../../common/milestones/milestone.js';
import type { StoredSubscription } from '../../webhooks/subscribing/subscription.js';
import { GenerationSubjects } from '../../webhooks/webhook-subjects.js';
import { locate } from '../generation-failure.js';
import { generationInHistory } from '../generation-resource.js';
import { GenerationReader, type ReadGeneration } from '../generation.read.js';
import { OwnAddress } from './own-address.js';
import { MAX_SUBSCRIBERS } from './max-subscribers.js';
import { SubscribersRepository } from './subscribers.repository.js';

/** Generations as events are about them. */
@Injectable()
export class SubscribedGenerations extends GenerationSubjects {
  constructor(
    private readonly subscribers: SubscribersRepository,
    private readonly reader: GenerationReader,
    private readonly addresses: OwnAddress,
  ) {
    super();
  }

  override async subscribe(generationId: number, subscription: StoredSubscription): Promise<void> {
    const subscriber = { generationId, subscription };
    reached('subscription.keeping');
    const noted = await this.subscribers.note(subscriber);
    if (noted === 'refused') throw tooManySubscribers(generationId);
    if (noted === 'ended') await this.subscribers.writeEvent(subscriber);
    reached('subscription.kept');
  }

  override async findData(generationId: number, isCached: boolean): Promise<object | undefined> {
    const read = await this.find(generationId);
    return read && Object.assign(generationInHistory(read, this.addresses), { cached: isCached });
  }

  private async find(generationId: number): Promise<ReadGeneration | undefined> {
    try {
      return await this.reader.get(generationId);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }
}

/** Nothing was bought for the call. When the generation has ended the same call is answered from it and has its event, under its key too: it names no generation as its own. */
function tooManySubscribers(generationId: number): ApiError {
  const detail = `Generation ${generationId} is under way and has the ${MAX_SUBSCRIBERS} webhook_urls that it may have: ask again when it has ended, or without`;
  return new ApiError('STILL_RUNNING', detail, { headers: locate(generationId).headers ?? {} });
}
