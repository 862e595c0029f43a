import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import type { ClaimedDelivery } from '../dispatch/delivery-queue.repository.js';
import { WebhookSecrets } from '../secrets/webhook-secrets.js';
import { WebhookTargets } from '../target/webhook-targets.js';
import { WebhookSubjects } from '../webhook-subjects.js';
import { DeliveryFailure } from './delivery-failure.js';
import { signaturesOf } from './signature.js';
import { inTime, unlessAborted } from './time-limit.js';
import { WebhookCaller } from './webhook-caller.js';

/** From looking the name up to the answer. */
export const PATIENCE_MS = 15_000;

/** Sends one event once: what it tells, signed, to where its address leads now. */
@Injectable()
export class WebhookSender {
  constructor(
    private readonly subjects: WebhookSubjects,
    private readonly secrets: WebhookSecrets,
    private readonly targets: WebhookTargets,
    private readonly caller: WebhookCaller,
    private readonly clock: Clock,
  ) {}

  /** The status of the receiver that took it. Rejects with DeliveryFailure when it could not be delivered, else by our own fault. */
  async send(delivery: ClaimedDelivery): Promise<number> {
    const message = await this.messageOf(delivery);
    const late = new DeliveryFailure(`No answer within ${PATIENCE_MS / 1000} s`);
    return inTime(this.clock, PATIENCE_MS, late, async (signal) => {
      const target = await unlessAborted(signal, this.targets.find(delivery.url, signal));
      return this.caller.post(target, message, signal);
    });
  }

  private async messageOf({ webhookId, userId, generationId, ...told }: ClaimedDelivery) {
    const data = await this.subjects.findData(generationId, told.isCached);
    if (!data) throw new DeliveryFailure('The generation is gone', { isFinal: true });
    const timestamp = Math.floor(this.clock.now() / 1000);
    const body = JSON.stringify({ type: told.event, timestamp: told.createdAt, data });
    const message = { id: webhookId, timestamp, body };
    const headers = {
      'webhook-id': webhookId,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signaturesOf(message, await this.secrets.listSigning(userId)),
    };
    return { headers, body };
  }
}
