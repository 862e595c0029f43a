import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { FiboModule } from '../fibo/fibo.module.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';

/** Liveness and readiness. */
@Module({
  imports: [DatabaseModule, FiboModule],
  controllers: [HealthController],
  providers: [HealthService],
})
export class HealthModule {}
