import { Injectable } from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { PublicAddress } from '../../common/http/public-address.js';
import { arrivedAtMs } from '../../common/http/request-context.js';
import { currentClaim } from '../../common/http/work-claim.js';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/app-config.js';
import { locate } from '../generation-failure.js';
import { generationResource } from '../generation-resource.js';
import type { GenerationResourceDto } from '../generation-resource.dto.js';
import { type KeyedGeneration, KeyedGenerationReader } from './keyed-generations.read.js';
import { LateGenerations } from '../rescue/late-generations.js';

/** Goes on with what earlier calls under a key began. */
@Injectable()
export class KeyedGenerations {
  constructor(
    private readonly reader: KeyedGenerationReader,
    private readonly late: LateGenerations,
    private readonly addresses: PublicAddress,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  /** What earlier calls under this one's key have bought of the items of a batch, the newest of each; none when it is the first, or has no key. */
  async listEarlier(): Promise<readonly KeyedGeneration[]> {
    const claim = currentClaim();
    return claim && claim.fence > 1 ? this.reader.listItems(claim.keyId) : [];
  }

  /** The generation once it is completed. Rejects with ApiError: when it failed, and when the call's time runs out before its end. */
  async completed(id: number): Promise<GenerationResourceDto> {
    const answered = new AbortController();
    const deadlineAt = arrivedAtMs(this.clock) + this.config.http.requestDeadlineMs;
    const deadline = this.clock.sleep(deadlineAt - this.clock.now(), answered.signal).then(() => {
      throw stillUnderWay(id);
    });
    try {
      const read = await Promise.race([this.late.completed(id), deadline]);
      return generationResource(read, this.addresses);
    } finally {
      answered.abort('answered');
    }
  }
}

function stillUnderWay(id: number): ApiError {
  return new ApiError('GENERATION_TIMEOUT', 'Generation timed out: the picture is not ready yet', {
    billed: 'unknown',
    isUnderWay: true,
    ...locate(id),
  });
}
