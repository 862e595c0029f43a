import { createHmac } from 'node:crypto';

const KEY_LABEL = 'bria-webhook-signing-v1';

/** Signs webhooks with the receiver's own token, as Bria does. */
export class WebhookSigner {
  private readonly key: Buffer;

  constructor(token: string) {
    this.key = createHmac('sha256', token).update(KEY_LABEL).digest();
  }

  /** The headers that go with a body. @param sentAt milliseconds since the Unix epoch */
  headersFor(requestId: string, body: string, sentAt: number): Readonly<Record<string, string>> {
    const timestamp = String(Math.floor(sentAt / 1000));
    const message = `${requestId}.${timestamp}.${body}`;
    const signature = createHmac('sha256', this.key).update(message).digest('base64');
    return {
      'bria-webhook-id': requestId,
      'bria-webhook-timestamp': timestamp,
      'bria-webhook-signature': `v1=${signature}`,
    };
  }
}
