import { Injectable } from '@nestjs/common';
import { CacheEmptying } from '../cache/cache-emptying.js';
import { BatchErasuresRepository } from './batch-erasures.repository.js';
import type { ErasedGeneration, ErasureStep, Position } from './erasures.repository.js';

/** A statement stays short, however much is to be erased. */
export const ROWS_PER_STEP = 500;

/** Erases one step of generations, those that are older than a position if that is given. */
type EraseStep = (after: Position | undefined) => Promise<ErasureStep>;

/** Erases step by step, each with all that belongs to it. */
@Injectable()
export class Eraser {
  constructor(
    private readonly cache: CacheEmptying,
    private readonly batches: BatchErasuresRepository,
  ) {}

  /**
   * Until a step comes upon fewer than ROWS_PER_STEP; how many it erased.
   *
   * @param isStopping whether it is to end early, between two steps; default: it is not
   */
  async eraseAll(eraseStep: EraseStep, isStopping = () => false): Promise<number> {
    let count = 0;
    let last: Position | undefined;
    for (;;) {
      const { chosen, erased } = await eraseStep(last);
      await this.follow(erased);
      count += erased.length;
      if (chosen.length < ROWS_PER_STEP || isStopping()) return count;
      last = chosen.at(-1);
    }
  }

  /** What follows from it, and is found by a sweep if this process ends before: the other nodes are told by the statement itself. */
  private async follow(erased: readonly ErasedGeneration[]): Promise<void> {
    for (const user of new Set(erased.map(({ userId }) => userId))) await this.cache.forget(user);
    await this.batches.closeErased(await this.batches.listOf(erased.map(({ id }) => id)));
  }
}
