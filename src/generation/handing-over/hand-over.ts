import { Injectable } from '@nestjs/common';
import type { Passage } from '../../cache/passage.js';
import { arrivedAtMs } from '../../common/http/request-context.js';
import { currentClaim } from '../../common/http/work-claim.js';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/app-config.js';
import { isStatementInDoubt } from '../../database/statement-in-doubt.js';
import { currentSubscription } from '../../webhooks/subscribing/subscription.js';
import {
  explainFailure,
  failureAsApiError,
  interruptionAsApiError,
} from '../generation-failure.js';
import type { CreateGenerationDto } from '../generation.dto.js';
import type { ReadGeneration } from '../generation.read.js';
import type { GenerationTerms } from '../generation-terms.js';
import { orderOf } from '../order.js';
import { LateGenerations } from '../rescue/late-generations.js';
import { RowInserts } from '../rows/row-inserts.js';
import { Doors } from './doors.js';

/** A generation that somebody looks after from now on, whoever asked for it. */
export interface HandedOver {
  readonly id: number;
  readonly via: Passage<unknown>['via'];
}

/** Takes orders whose callers do not wait for the picture: when they are told so, the order is in the database, and whichever process is free makes it. */
@Injectable()
export class HandOver {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly doors: Doors,
    private readonly inserts: RowInserts,
    private readonly late: LateGenerations,
  ) {}

  /** One that is asked for already is shared. Rejects with ApiError when a door is closed, and then there is no row. */
  async take(dto: CreateGenerationDto): Promise<HandedOver> {
    try {
      await this.doors.assertOpen();
      const { id, isNew } = await this.inserts.handOver(this.orderOf(dto));
      if (!isNew) return { id, via: 'collapsed' };
      return { id, via: dto.use_cache ? 'miss' : 'bypass' };
    } catch (error) {
      // Somebody may go on with it.
      if (isStatementInDoubt(error)) throw interruptionAsApiError(error, undefined, 'unknown');
      const failure = explainFailure(error, 'no');
      throw failure ? failureAsApiError(failure, error) : error;
    }
  }

  /** The generation when it is completed, or as it is after so long. Rejects with ApiError when it has no picture at its end. */
  async outcome(id: number, waitMs: number): Promise<ReadGeneration> {
    return this.late.completedOrNot(id, waitMs);
  }

  /** Nobody waits: it may stand in line for as long as a late picture is looked for. */
  private orderOf(dto: CreateGenerationDto): GenerationTerms {
    const arrivedAt = arrivedAtMs(this.clock);
    return {
      ...orderOf(dto, this.config, arrivedAt),
      deadlineAt: new Date(arrivedAt + this.config.fibo.rescueMs),
      claim: currentClaim(),
      subscription: currentSubscription(),
    };
  }
}
