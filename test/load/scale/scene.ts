import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../src/app.module.js';
import { readConfig } from '../../../src/config/environment.js';
import { HistoryService } from '../../../src/history/history.service.js';
import { StatisticsService } from '../../../src/statistics/statistics.service.js';
import type { Stage } from '../programs/stage.js';
import { fill } from './fill/fill.js';
import { ScaleDatabase } from './scale-database.js';

/** What nobody calls, as nobody asks for a picture here. */
const NO_FIBO = { BRIA_API_TOKEN: 'none', BRIA_BASE_URL: 'http://127.0.0.1:9/v2' };

/** So many generations, and what the service's routes read them with. */
export class Scene {
  static async create(stage: Stage, serverUrl: string, rows: number): Promise<Scene> {
    const database = await ScaleDatabase.create(stage, serverUrl, `rows_${rows}`);
    await fill(database, rows);
    const config = readConfig({
      ...NO_FIBO,
      DATABASE_URL: database.url,
      PUBLIC_URL: 'http://localhost:8000',
    });
    const service = await NestFactory.createApplicationContext(AppModule.forRoot(config), {
      logger: ['error'],
    });
    stage.put(() => service.close());
    return new Scene(rows, database, service);
  }

  readonly history: HistoryService;
  readonly statistics: StatisticsService;

  private constructor(
    readonly rows: number,
    readonly database: ScaleDatabase,
    service: INestApplicationContext,
  ) {
    this.history = service.get(HistoryService, { strict: false });
    this.statistics = service.get(StatisticsService, { strict: false });
  }
}
