import { Injectable, Logger } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import { GenerationReader, isRowUnderWay } from '../generation/generation.read.js';
import { BatchErasuresRepository } from './batch-erasures.repository.js';
import { DiscardedImages } from './discarded-images.js';
import { Eraser, ROWS_PER_STEP } from './eraser.js';
import type { ErasedDto } from './erasure.dto.js';
import { type ErasureScope, ErasuresRepository } from './erasures.repository.js';

/** Erases what clients want gone. */
@Injectable()
export class ErasureService {
  private readonly logger = new Logger(ErasureService.name);

  constructor(
    private readonly erasures: ErasuresRepository,
    private readonly eraser: Eraser,
    private readonly batches: BatchErasuresRepository,
    private readonly images: DiscardedImages,
    private readonly reader: GenerationReader,
  ) {}

  /** Rejects with NOT_FOUND, also when it is another user's or was erased before, and with STILL_RUNNING while it is under way. */
  async erase(id: number): Promise<ErasedDto> {
    await this.reader.getOwn(id);
    for (;;) {
      const deleted = await this.eraser.eraseAll(() => this.erasures.erase(id));
      if (deleted > 0) return this.erased(deleted);
      const { row } = await this.reader.get(id);
      if (isRowUnderWay(row)) {
        const detail = 'The generation is still under way: erase it when it has ended';
        throw new ApiError('STILL_RUNNING', detail, { generationId: id });
      }
    }
  }

  /** What is under way is erased when it ends. Cut off, or rejected because the database is away, it is to be asked for once more. */
  async eraseHistory(scope: ErasureScope): Promise<ErasedDto> {
    const newest = await this.erasures.request(scope, ROWS_PER_STEP);
    const deleted = await this.eraser.eraseAll((last = newest) =>
      this.erasures.eraseOlder(scope, last, ROWS_PER_STEP),
    );
    while (await this.batches.eraseItems(undefined, ROWS_PER_STEP));
    return this.erased(deleted);
  }

  /** Pictures that cannot be removed now, or are too many, are removed by a sweep. */
  private async erased(deleted: number): Promise<ErasedDto> {
    try {
      await this.images.removeSome();
    } catch (error) {
      this.logger.warn({ event: 'erasure.images_left', error });
    }
    return { status: 'success', deleted };
  }
}
