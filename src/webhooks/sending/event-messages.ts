import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import type { ClaimedDelivery } from '../dispatch/delivery-queue.repository.js';
import { WebhookSecrets } from '../secrets/webhook-secrets.js';
import { BatchSubjects, GenerationSubjects } from '../webhook-subjects.js';
import { DeliveryFailure } from './delivery-failure.js';
import { signaturesOf } from './signature.js';

/** An event as it goes over the wire. */
export interface EventMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Words events: what they are about is told as it is at this moment, and signed. */
@Injectable()
export class EventMessages {
  constructor(
    private readonly generations: GenerationSubjects,
    private readonly batches: BatchSubjects,
    private readonly secrets: WebhookSecrets,
    private readonly clock: Clock,
  ) {}

  /** Rejects with DeliveryFailure when there is nothing to tell any more. */
  async of(delivery: ClaimedDelivery): Promise<EventMessage> {
    const { webhookId, userId, event, createdAt } = delivery;
    const data = await this.findData(delivery);
    if (!data) {
      throw new DeliveryFailure(`The ${delivery.subject.is} is gone`, { isFinal: true });
    }
    const timestamp = Math.floor(this.clock.now() / 1000);
    const body = JSON.stringify({ type: event, timestamp: createdAt, data });
    const message = { id: webhookId, timestamp, body };
    const headers = {
      'webhook-id': webhookId,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signaturesOf(message, await this.secrets.listSigning(userId)),
    };
    return { headers, body };
  }

  private findData({ subject, isCached }: ClaimedDelivery): Promise<object | undefined> {
    return subject.is === 'batch'
      ? this.batches.findData(subject.id)
      : this.generations.findData(subject.id, isCached);
  }
}
