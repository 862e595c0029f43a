import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CacheModule } from '../cache/cache.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { GenerationModule } from '../generation/generation.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { KeyedWork } from '../idempotency/keyed-work.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { BatchSubjects } from '../webhooks/webhook-subjects.js';
import { BatchController } from './batch.controller.js';
import { BATCH_ENTITIES } from './batch.entities.js';
import { BatchOpening } from './batch-opening.js';
import { BatchRepository } from './batch.repository.js';
import { BatchService } from './batch.service.js';
import { BatchAdvance } from './handed-over/batch-advance.js';
import { BatchAdvanceRepository } from './handed-over/batch-advance.repository.js';
import { BatchChanges } from './handed-over/batch-changes.js';
import { BatchChangeRepository } from './handed-over/batch-change.repository.js';
import { BatchEnds } from './handed-over/batch-ends.js';
import { BatchHandOver } from './handed-over/batch-hand-over.js';
import { BatchIntakeRepository } from './handed-over/batch-intake.repository.js';
import { BatchJobsController } from './handed-over/batch-jobs.controller.js';
import { BatchJobsService } from './handed-over/batch-jobs.service.js';
import { BatchListController } from './handed-over/batch-list.controller.js';
import { BatchListService } from './handed-over/batch-list.service.js';
import { BatchStateRepository } from './handed-over/batch-state.repository.js';
import { BatchTeller } from './handed-over/batch-teller.js';
import { FollowedBatchesRepository } from './handed-over/followed-batches.repository.js';
import { ItemBeginnings } from './handed-over/item-beginnings.js';
import { LeftBatches } from './handed-over/left-batches.js';
import { ToldBatches } from './handed-over/told-batches.js';
import { ItemMaker } from './item-maker.js';
import { KeyedBatch } from './keyed-batch.js';
import { NewItems } from './new-items.js';

/** Makes many pictures for one request, while its caller waits or not. */
@Module({
  imports: [
    CacheModule,
    DatabaseModule,
    GenerationModule,
    IdempotencyModule,
    JobsModule,
    TypeOrmModule.forFeature(BATCH_ENTITIES),
  ],
  controllers: [BatchController, BatchListController, BatchJobsController],
  providers: [
    { provide: KeyedWork, useClass: KeyedBatch },
    BatchService,
    BatchOpening,
    BatchRepository,
    ItemMaker,
    NewItems,
    BatchHandOver,
    BatchIntakeRepository,
    BatchAdvance,
    BatchAdvanceRepository,
    ItemBeginnings,
    LeftBatches,
    BatchEnds,
    BatchChanges,
    FollowedBatchesRepository,
    BatchStateRepository,
    BatchTeller,
    BatchJobsService,
    BatchChangeRepository,
    BatchListService,
    { provide: BatchSubjects, useClass: ToldBatches },
  ],
  exports: [BatchChanges, BatchSubjects, BatchTeller, FollowedBatchesRepository],
})
export class BatchModule {}
