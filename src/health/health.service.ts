import { Injectable } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import { ServingState } from '../common/serving/serving-state.js';
import { AppConfig } from '../config/app-config.js';
import { DatabaseHealth } from '../database/database-health.js';
import { DATABASE_UNAVAILABLE_DETAIL } from '../database/database-unavailable.js';
import { FiboProvider } from '../fibo/fibo-provider.js';
import type { ReadinessDto } from './health.dto.js';

/** Whether requests should be sent here. */
@Injectable()
export class HealthService {
  constructor(
    private readonly config: AppConfig,
    private readonly state: ServingState,
    private readonly database: DatabaseHealth,
    private readonly fibo: FiboProvider,
  ) {}

  /** Rejects with SHUTTING_DOWN or DATABASE_UNAVAILABLE. */
  async getReadiness(): Promise<ReadinessDto> {
    if (this.state.isDraining) {
      throw new ApiError('SHUTTING_DOWN', 'The service is shutting down');
    }
    await this.database.assertReady().catch((cause: unknown) => {
      throw new ApiError('DATABASE_UNAVAILABLE', DATABASE_UNAVAILABLE_DETAIL, { cause });
    });
    const { circuit, lastSuccessAt } = this.fibo.health();
    return {
      status: 'ready',
      database: this.database.kind,
      fibo: {
        mode: this.config.fibo.mode,
        circuit,
        last_success_at: lastSuccessAt === undefined ? null : new Date(lastSuccessAt).toISOString(),
      },
    };
  }
}
