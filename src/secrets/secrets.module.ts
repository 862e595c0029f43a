import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppConfig } from '../config/app-config.js';
import { DatabaseModule } from '../database/database.module.js';
import { AppSecret } from './app-secret.js';
import { AppSecretRepository } from './app-secret.repository.js';
import { loadAppSecret } from './load-app-secret.js';
import { SECRETS_ENTITIES } from './secrets.entities.js';

/** What the service signs and seals with. */
@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature(SECRETS_ENTITIES)],
  providers: [
    AppSecretRepository,
    {
      provide: AppSecret,
      inject: [AppConfig, AppSecretRepository],
      useFactory: ({ secrets }: AppConfig, repository: AppSecretRepository) =>
        loadAppSecret(secrets, repository),
    },
  ],
  exports: [AppSecret],
})
export class SecretsModule {}
