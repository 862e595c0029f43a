import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '../common/network/network.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { DeliveryAttempts } from './dispatch/delivery-attempts.js';
import { DeliveryDispatcher } from './dispatch/delivery-dispatcher.js';
import { DeliveryQueueRepository } from './dispatch/delivery-queue.repository.js';
import { LeftDeliveries } from './dispatch/left-deliveries.js';
import { DeliveriesController } from './log/deliveries.controller.js';
import { DeliveriesService } from './log/deliveries.service.js';
import { DeliveryLogRepository } from './log/delivery-log.repository.js';
import { DeliveryRetention } from './log/delivery-retention.js';
import { SecretResealing } from './secrets/secret-resealing.js';
import { SecretSeals } from './secrets/secret-seals.js';
import { WebhookSecretController } from './secrets/webhook-secret.controller.js';
import { WebhookSecretRepository } from './secrets/webhook-secret.repository.js';
import { WebhookSecrets } from './secrets/webhook-secrets.js';
import { EventMessages } from './sending/event-messages.js';
import { WebhookCaller } from './sending/webhook-caller.js';
import { WebhookSender } from './sending/webhook-sender.js';
import { WebhookTargets } from './target/webhook-targets.js';
import { WEBHOOKS_ENTITIES } from './webhooks.entities.js';

/** Sends the events that others write, and tells how they fared. */
@Module({})
export class WebhooksModule {
  /** @param subjects the modules that export GenerationSubjects and BatchSubjects */
  static over(...subjects: readonly Type[]): DynamicModule {
    return {
      module: WebhooksModule,
      imports: [
        DatabaseModule,
        JobsModule,
        NetworkModule,
        SecretsModule,
        ...subjects,
        TypeOrmModule.forFeature(WEBHOOKS_ENTITIES),
      ],
      controllers: [WebhookSecretController, DeliveriesController],
      providers: [
        DeliveryAttempts,
        DeliveryDispatcher,
        DeliveryQueueRepository,
        LeftDeliveries,
        DeliveriesService,
        DeliveryLogRepository,
        DeliveryRetention,
        EventMessages,
        SecretResealing,
        SecretSeals,
        WebhookCaller,
        WebhookSecretRepository,
        WebhookSecrets,
        WebhookSender,
        WebhookTargets,
      ],
    };
  }
}
