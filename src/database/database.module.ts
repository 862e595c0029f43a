import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppConfig } from '../config/app-config.js';
import { serviceDataSourceOptions } from './data-source-options.js';
import { DatabaseHealth } from './database-health.js';
import { DatabaseServerModule } from './database-server.module.js';
import { DatabaseStart } from './database-start.js';
import { JobConnections } from './job-queue/job-connections.js';
import { Notifications } from './notifications.js';

/** PostgreSQL with its schema up to date. */
@Module({
  imports: [
    DatabaseServerModule,
    TypeOrmModule.forRootAsync({
      imports: [DatabaseServerModule],
      inject: [DatabaseStart, AppConfig],
      useFactory: async (start: DatabaseStart, { database }: AppConfig) => ({
        ...serviceDataSourceOptions(await start.ready(), database),
        autoLoadEntities: true,
        toRetry: () => false,
      }),
    }),
  ],
  providers: [DatabaseHealth, JobConnections, Notifications],
  exports: [DatabaseHealth, JobConnections, Notifications],
})
export class DatabaseModule {}
