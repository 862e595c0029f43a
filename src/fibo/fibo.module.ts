import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '../common/network/network.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { AttemptLoop } from './attempt-loop.js';
import { BriaClient } from './bria-client.js';
import { BriaFiboProvider } from './bria-fibo.provider.js';
import { CallLimits } from './call-limits.js';
import { Circuit } from './circuit.js';
import { FIBO_ENDPOINT, type FiboEndpoint } from './fibo-endpoint.js';
import { FiboProvider } from './fibo-provider.js';
import { FIBO_ENTITIES } from './fibo.entities.js';
import { Fleet } from './fleet/fleet.js';
import { FleetRepository } from './fleet/fleet.repository.js';
import { OwnNode } from './fleet/own-node.js';
import { UpstreamBudget } from './fleet/upstream-budget.js';
import { JobPoller } from './job-poller.js';
import { JobSlots } from './job-slots.js';
import { PictureAddresses } from './picture-addresses.js';
import { PictureFetcher } from './picture-fetcher.js';
import { SimulatorHost } from './simulator-host.js';
import { StatusCalls } from './status-calls.js';
import { Submitter } from './submitter.js';
import { AttemptAddresses } from './webhooks/attempt-addresses.js';
import { FiboWebhooks } from './webhooks/fibo-webhooks.js';
import { JobNews } from './webhooks/job-news.js';
import { WebhookPatience } from './webhooks/webhook-patience.js';

/** FIBO: Bria's, or the built-in simulator behind the same HTTP client. */
@Module({
  imports: [DatabaseModule, NetworkModule, TypeOrmModule.forFeature(FIBO_ENTITIES)],
  providers: [
    { provide: FiboProvider, useClass: BriaFiboProvider },
    SimulatorHost,
    {
      provide: FIBO_ENDPOINT,
      inject: [SimulatorHost],
      useFactory: (host: SimulatorHost): Promise<FiboEndpoint> => host.endpoint(),
    },
    OwnNode,
    FleetRepository,
    { provide: UpstreamBudget, useClass: Fleet },
    CallLimits,
    BriaClient,
    Submitter,
    Circuit,
    JobPoller,
    JobSlots,
    StatusCalls,
    PictureAddresses,
    PictureFetcher,
    AttemptLoop,
    AttemptAddresses,
    FiboWebhooks,
    JobNews,
    WebhookPatience,
  ],
  exports: [FiboProvider, FiboWebhooks, JobNews, OwnNode, WebhookPatience],
})
export class FiboModule {}
