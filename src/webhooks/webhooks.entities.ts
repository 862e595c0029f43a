import { WebhookAttemptEntity } from './dispatch/webhook-attempt.entity.js';
import { WebhookDeliveryEntity } from './dispatch/webhook-delivery.entity.js';
import { WebhookSecretEntity } from './secrets/webhook-secret.entity.js';

/** The tables of this folder. */
export const WEBHOOKS_ENTITIES = [WebhookDeliveryEntity, WebhookAttemptEntity, WebhookSecretEntity];
