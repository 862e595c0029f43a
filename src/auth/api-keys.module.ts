import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../database/database.module.js';
import { ApiKeys } from './api-keys.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { AUTH_ENTITIES } from './auth.entities.js';

/** Keys as those who manage them see them, whether or not callers need any. */
@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature(AUTH_ENTITIES)],
  providers: [ApiKeys, ApiKeysRepository],
  exports: [ApiKeys],
})
export class ApiKeysModule {}
