import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import type { ClaimedDelivery } from '../dispatch/delivery-queue.repository.js';
import { WebhookTargets } from '../target/webhook-targets.js';
import { DeliveryFailure } from './delivery-failure.js';
import { EventMessages } from './event-messages.js';
import { inTime, unlessAborted } from './time-limit.js';
import { WebhookCaller } from './webhook-caller.js';

/** From looking the name up to the answer. */
export const PATIENCE_MS = 15_000;

/** Sends one event once, to where its address leads now. */
@Injectable()
export class WebhookSender {
  constructor(
    private readonly messages: EventMessages,
    private readonly targets: WebhookTargets,
    private readonly caller: WebhookCaller,
    private readonly clock: Clock,
  ) {}

  /** The status of the receiver that took it. Rejects with DeliveryFailure when it could not be delivered, else by our own fault. */
  async send(delivery: ClaimedDelivery): Promise<number> {
    const message = await this.messages.of(delivery);
    const late = new DeliveryFailure(`No answer within ${PATIENCE_MS / 1000} s`);
    return inTime(this.clock, PATIENCE_MS, late, async (signal) => {
      const target = await unlessAborted(signal, this.targets.find(delivery.url, signal));
      return this.caller.post(target, message, signal);
    });
  }
}
