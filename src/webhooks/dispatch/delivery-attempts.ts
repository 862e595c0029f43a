import { Injectable, Logger } from '@nestjs/common';
import { reached } from '../../common/milestones/milestone.js';
import { Clock } from '../../common/time/clock.js';
import { Randomness } from '../../common/time/randomness.js';
import { DeliveryFailure } from '../sending/delivery-failure.js';
import { gapAfter } from '../sending/schedule.js';
import { WebhookSender } from '../sending/webhook-sender.js';
import {
  type AttemptOutcome,
  type ClaimedDelivery,
  DeliveryQueueRepository,
} from './delivery-queue.repository.js';

type Answer = Pick<AttemptOutcome, 'status' | 'nextAttemptInMs' | 'httpStatus' | 'error'>;

/** Makes one attempt to deliver, and writes down what came of it. */
@Injectable()
export class DeliveryAttempts {
  private readonly logger = new Logger(DeliveryAttempts.name);

  constructor(
    private readonly sender: WebhookSender,
    private readonly queue: DeliveryQueueRepository,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** Never rejects: what could not be written down is due again when the lease runs out. */
  async make(delivery: ClaimedDelivery): Promise<void> {
    const { id: deliveryId, subject } = delivery;
    try {
      const startedAt = this.clock.now();
      const answer = await this.answerTo(delivery);
      reached('delivery.answered');
      const durationMs = this.clock.now() - startedAt;
      await this.queue.record(delivery, { ...answer, durationMs });
      reached('delivery.recorded');
      const { status, httpStatus } = answer;
      this.logger.debug({ event: 'webhook.sent', deliveryId, subject, status, httpStatus });
    } catch (error) {
      this.logger.error({ event: 'webhook.unsent', deliveryId, subject, error });
    }
  }

  /** Rejects by a fault of our own only. */
  private async answerTo(delivery: ClaimedDelivery): Promise<Answer> {
    try {
      const httpStatus = await this.sender.send(delivery);
      return { status: 'delivered', nextAttemptInMs: undefined, httpStatus, error: undefined };
    } catch (error) {
      if (!(error instanceof DeliveryFailure)) throw error;
      const { status: httpStatus, message, isFinal, retryAfterMs } = error;
      const nextAttemptInMs = isFinal
        ? undefined
        : gapAfter(delivery.tries + 1, this.randomness.next(), retryAfterMs);
      const status = nextAttemptInMs === undefined ? 'failed' : 'pending';
      return { status, nextAttemptInMs, httpStatus, error: message };
    }
  }
}
