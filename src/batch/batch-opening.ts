import { Injectable } from '@nestjs/common';
import { StoredAnswers } from '../cache/stored-answers.js';
import type { CreateGenerationDto } from '../generation/generation.dto.js';
import { KeyedGenerations } from '../generation/keyed/keyed-generations.js';
import { BatchRepository } from './batch.repository.js';

/** An item that an earlier call with the same key has begun. */
export interface BegunItem {
  readonly generationId: number;
  /** It was bought for another item of the batch that asks for the same. */
  readonly isShared: boolean;
}

/** A batch as it is before its items are made. */
export interface OpenedBatch {
  readonly id: number;
  /** By index. */
  readonly begun: ReadonlyMap<number, BegunItem>;
}

/** Begins a batch, or goes on with one whose call was cut off. */
@Injectable()
export class BatchOpening {
  constructor(
    private readonly batches: BatchRepository,
    private readonly keyed: KeyedGenerations,
    private readonly answers: StoredAnswers,
  ) {}

  async open(requests: readonly CreateGenerationDto[]): Promise<OpenedBatch> {
    const earlier = await this.keyed.listEarlier();
    const id = earlier[0]?.batchId ?? (await this.batches.nextId());
    const ids = new Map(earlier.map(({ item, id: generationId }) => [item, generationId]));
    return { id, begun: earlier.length === 0 ? new Map() : this.begunOf(requests, ids) };
  }

  /** Identical items are one purchase, also where the one that was bought stands behind the other. */
  private begunOf(
    requests: readonly CreateGenerationDto[],
    ids: ReadonlyMap<number | null, number>,
  ): ReadonlyMap<number, BegunItem> {
    const questions = requests.map((request) => this.answers.questionOf(request));
    const shared = new Map<string, number>();
    questions.forEach(({ canonical, usesCache }, index) => {
      const generationId = ids.get(index);
      if (usesCache && generationId !== undefined) shared.set(canonical, generationId);
    });
    const begun = new Map<number, BegunItem>();
    questions.forEach(({ canonical, usesCache }, index) => {
      const own = ids.get(index);
      const generationId = own ?? (usesCache ? shared.get(canonical) : undefined);
      if (generationId !== undefined)
        begun.set(index, { generationId, isShared: own === undefined });
    });
    return begun;
  }
}
