import { Injectable } from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { PublicAddress } from '../../common/http/public-address.js';
import { locate } from '../generation-failure.js';
import { generationResource } from '../generation-resource.js';
import type { GenerationResourceDto } from '../generation-resource.dto.js';
import { GenerationReader } from '../generation.read.js';
import { UNDER_WAY_STATES } from '../generation.entity.js';
import { CancellationsRepository } from './cancellations.repository.js';

/** Gives up pictures that are not wanted any more, as long as that saves their price. */
@Injectable()
export class CancellationService {
  constructor(
    private readonly cancellations: CancellationsRepository,
    private readonly reader: GenerationReader,
    private readonly addresses: PublicAddress,
  ) {}

  /** The generation, which has ended: cancelled now, or in some way before. Rejects with NOT_FOUND, and with STILL_RUNNING when FIBO may have it. */
  async cancel(id: number): Promise<GenerationResourceDto> {
    await this.reader.getOwn(id);
    await this.cancellations.cancel([id]);
    const read = await this.reader.get(id);
    if (UNDER_WAY_STATES.includes(read.row.state)) {
      const detail = 'FIBO has the generation already: its picture comes and is kept';
      throw new ApiError('STILL_RUNNING', detail, locate(id));
    }
    return generationResource(read, this.addresses);
  }
}
