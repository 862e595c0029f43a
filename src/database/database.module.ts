import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { AppConfig } from '../config/app-config.js';
import { dataSourceOptions } from './data-source-options.js';
import { DatabaseHealth } from './database-health.js';
import { DatabaseServer } from './database-server.js';
import { DatabaseServerModule } from './database-server.module.js';
import { runMigrations } from './migration-runner.js';

/** PostgreSQL with its schema up to date. */
@Module({
  imports: [
    DatabaseServerModule,
    TypeOrmModule.forRootAsync({
      imports: [DatabaseServerModule],
      inject: [DatabaseServer, AppConfig],
      useFactory: async (server: DatabaseServer, config: AppConfig) => ({
        ...dataSourceOptions(await server.start(), config.database),
        autoLoadEntities: true,
        retryAttempts: 5,
        retryDelay: 1000,
      }),
      dataSourceFactory: openDataSource,
    }),
  ],
  providers: [DatabaseHealth],
  exports: [DatabaseHealth],
})
export class DatabaseModule {}

async function openDataSource(options?: DataSourceOptions): Promise<DataSource> {
  if (!options) throw new Error('no options for the data source');
  const dataSource = await new DataSource(options).initialize();
  await runMigrations(dataSource);
  return dataSource;
}
