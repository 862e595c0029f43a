import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AuthModule } from './auth/auth.module.js';
import { BatchModule } from './batch/batch.module.js';
import { CacheFiguresModule } from './cache/cache-figures.module.js';
import { CacheRoutesModule } from './cache/cache-routes.module.js';
import { AccessGuard } from './common/access/access.guard.js';
import { ApiExceptionFilter } from './common/errors/api-exception.filter.js';
import { ServingModule } from './common/serving/serving.module.js';
import { TimeModule } from './common/time/time.module.js';
import { DtoValidationPipe } from './common/validation/validation.pipe.js';
import type { AppConfig } from './config/app-config.js';
import { ConfigModule } from './config/config.module.js';
import { explainDatabaseFailure } from './database/database-unavailable.js';
import { DatabaseModule } from './database/database.module.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { EventsModule } from './events/events.module.js';
import { GenerationModule } from './generation/generation.module.js';
import { HealthModule } from './health/health.module.js';
import { HistoryModule } from './history/history.module.js';
import { ImagesModule } from './images/images.module.js';
import { LimitsModule } from './limits/limits.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** The composition root. Modules with literal routes come before those with `{id}`. */
@Module({})
export class AppModule {
  static forRoot(config: AppConfig): DynamicModule {
    const cacheRoutes = CacheRoutesModule.over(GenerationModule);
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        TimeModule,
        ServingModule,
        DatabaseModule,
        AuthModule.forRoot(config.auth),
        LimitsModule,
        ImagesModule,
        cacheRoutes,
        CacheFiguresModule,
        GenerationModule,
        WebhooksModule.over(GenerationModule, BatchModule),
        BatchModule,
        StatisticsModule,
        HistoryModule,
        ErasureModule.over(cacheRoutes),
        EventsModule,
        HealthModule,
      ],
      providers: [
        { provide: APP_FILTER, useValue: new ApiExceptionFilter(explainDatabaseFailure) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useClass: DtoValidationPipe },
      ],
    };
  }
}
