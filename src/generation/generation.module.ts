import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CacheModule } from '../cache/cache.module.js';
import { StoredAnswers } from '../cache/stored-answers.js';
import { DatabaseModule } from '../database/database.module.js';
import { FiboModule } from '../fibo/fibo.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { KeyedWork } from '../idempotency/keyed-work.js';
import { ImagesModule } from '../images/images.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { SpendingModule } from '../spending/spending.module.js';
import { Subscriptions } from '../webhooks/subscribing/subscriptions.js';
import { GenerationSubjects } from '../webhooks/webhook-subjects.js';
import { CachedGenerationsRepository } from './cached-generations.repository.js';
import { CancellationController } from './cancelling/cancellation.controller.js';
import { CancellationService } from './cancelling/cancellation.service.js';
import { CancellationWatch } from './cancelling/cancellation-watch.js';
import { CancellationsRepository } from './cancelling/cancellations.repository.js';
import { GenerationDriver } from './generation-driver.js';
import { GenerationAnswers } from './generation-answers.js';
import { GenerationController } from './generation.controller.js';
import { GenerationChanges } from './generation-changes.js';
import { GENERATION_ENTITIES } from './generation.entities.js';
import { GenerationInsertRepository } from './rows/generation-insert.repository.js';
import { GenerationPageReader } from './generation-page.read.js';
import { GenerationReader } from './generation.read.js';
import { GenerationRepository } from './rows/generation.repository.js';
import { GenerationStatisticsReader } from './generation-statistics.read.js';
import { GenerationService } from './generation.service.js';
import { Doors } from './handing-over/doors.js';
import { BatchOrders } from './handing-over/batch-orders.js';
import { HandOver } from './handing-over/hand-over.js';
import { Journals } from './journal/journals.js';
import { KeyedGenerations } from './keyed/keyed-generations.js';
import { KeyedGenerationReader } from './keyed/keyed-generations.read.js';
import { KeyedPicture } from './keyed/keyed-picture.js';
import { LateGenerations } from './rescue/late-generations.js';
import { LeftRows } from './rescue/left-rows.js';
import { LeaseKeeper } from './leases/lease-keeper.js';
import { LeaseRepository } from './leases/lease.repository.js';
import { PictureBuyer } from './picture-buyer.js';
import { RescuePatience } from './rescue/rescue-patience.js';
import { RescueService } from './rescue/rescue.service.js';
import { Resumption } from './rescue/resumption.js';
import { RowInserts } from './rows/row-inserts.js';
import { RollupWatermark } from './rollup/rollup-watermark.js';
import { RollupWatermarkRepository } from './rollup/rollup-watermark.repository.js';
import { AcceptanceRecorder } from './spool/acceptance-recorder.js';
import { AttemptSpool } from './spool/attempt-spool.js';
import { LeftSpools } from './spool/left-spools.js';
import { SpoolRecovery } from './spool/spool-recovery.js';
import { FiboWebhooksController } from './told/fibo-webhooks.controller.js';
import { OwnAddress } from './subscribed/own-address.js';
import { SubscribedGenerations } from './subscribed/subscribed-generations.js';
import { SubscribersRepository } from './subscribed/subscribers.repository.js';
import { ToldJobsRepository } from './told/told-jobs.repository.js';
import { ToldJobsService } from './told/told-jobs.service.js';
import { UnderWay } from './under-way.js';

/** Makes pictures: the state machine from request to kept picture, and whoever goes on with what was left. */
@Module({
  imports: [
    CacheModule,
    DatabaseModule,
    FiboModule,
    IdempotencyModule,
    ImagesModule,
    JobsModule,
    SpendingModule,
    TypeOrmModule.forFeature(GENERATION_ENTITIES),
  ],
  controllers: [GenerationController, CancellationController, FiboWebhooksController],
  providers: [
    { provide: StoredAnswers, useClass: GenerationAnswers },
    { provide: KeyedWork, useClass: KeyedPicture },
    { provide: GenerationSubjects, useClass: SubscribedGenerations },
    Subscriptions,
    SubscribersRepository,
    OwnAddress,
    KeyedGenerations,
    KeyedGenerationReader,
    CachedGenerationsRepository,
    CancellationsRepository,
    CancellationService,
    CancellationWatch,
    GenerationChanges,
    LateGenerations,
    GenerationService,
    Doors,
    HandOver,
    BatchOrders,
    PictureBuyer,
    UnderWay,
    GenerationDriver,
    Journals,
    GenerationRepository,
    GenerationInsertRepository,
    RowInserts,
    AcceptanceRecorder,
    AttemptSpool,
    LeftSpools,
    SpoolRecovery,
    GenerationReader,
    GenerationPageReader,
    GenerationStatisticsReader,
    RollupWatermark,
    RollupWatermarkRepository,
    LeaseKeeper,
    LeaseRepository,
    RescueService,
    LeftRows,
    Resumption,
    RescuePatience,
    ToldJobsRepository,
    ToldJobsService,
  ],
  exports: [
    GenerationChanges,
    GenerationReader,
    GenerationPageReader,
    GenerationStatisticsReader,
    GenerationService,
    KeyedGenerations,
    BatchOrders,
    StoredAnswers,
    Subscriptions,
    GenerationSubjects,
    OwnAddress,
  ],
})
export class GenerationModule {}
