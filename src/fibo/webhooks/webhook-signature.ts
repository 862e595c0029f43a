import { createHmac } from 'node:crypto';
import { isSameSecret } from './same-secret.js';

/** What Bria derives its signing key for (API v2, "Webhooks"). */
const KEY_LABEL = 'bria-webhook-signing-v1';
const VERSION = 'v1=';

/** A webhook as it came over the wire. */
export interface SignedWebhook {
  readonly id: string;
  /** Unix seconds, in decimal digits. */
  readonly timestamp: string;
  /** `v1=<base64>`, or several of them, separated by commas. */
  readonly signature: string;
  readonly body: Buffer;
}

/** Knows what Bria has signed with the account's token. */
export class WebhookSignature {
  private readonly key: Buffer;

  constructor(token: string) {
    this.key = createHmac('sha256', token).update(KEY_LABEL).digest();
  }

  /** Whether any of the signatures is Bria's, over these very bytes. */
  isValid({ id, timestamp, signature, body }: SignedWebhook): boolean {
    const signed = createHmac('sha256', this.key).update(`${id}.${timestamp}.`).update(body);
    const expected = VERSION + signed.digest('base64');
    return signature.split(',').some((candidate) => isSameSecret(candidate.trim(), expected));
  }
}
