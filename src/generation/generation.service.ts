import { Injectable } from '@nestjs/common';
import { PublicAddress } from '../common/http/public-address.js';
import { arrivedAtMs } from '../common/http/request-context.js';
import { currentClaim } from '../common/http/work-claim.js';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { currentSubscription } from '../webhooks/subscribing/subscription.js';
import type { CreateGenerationDto } from './generation.dto.js';
import { generationResource } from './generation-resource.js';
import type { GenerationResourceDto } from './generation-resource.dto.js';
import { orderOf } from './order.js';
import { PictureBuyer } from './picture-buyer.js';

/** What a picture of a batch knows of it. */
export interface PartOfBatch {
  readonly id: number;
  /** Aborted with an ApiError (`isWithdrawn`) when pictures that have not been begun are not wanted any more. */
  readonly withdrawal: AbortSignal;
}

/** Makes one picture, asked for by itself or in a batch. */
@Injectable()
export class GenerationService {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly buyer: PictureBuyer,
    private readonly addresses: PublicAddress,
  ) {}

  /**
   * A completed generation; rejects with ApiError. The deadline counts from the request's arrival, not from the end of its body.
   *
   * @param batch the batch it belongs to; pictures of batches let single ones go first
   */
  async create(dto: CreateGenerationDto, batch?: PartOfBatch): Promise<GenerationResourceDto> {
    const order = orderOf(dto, this.config, arrivedAtMs(this.clock), batch?.id);
    const asked = { ...order, claim: currentClaim(), subscription: currentSubscription() };
    const completed = await this.buyer.buy(asked, batch?.withdrawal);
    return generationResource(completed, this.addresses);
  }
}
