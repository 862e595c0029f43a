import { Injectable } from '@nestjs/common';
import { DailyCacheFigures } from '../cache/cache-figures-daily.js';
import { AppConfig } from '../config/app-config.js';
import { GenerationStatisticsReader } from '../generation/generation-statistics.read.js';
import type { StatisticsDto, StatisticsQueryDto } from './statistics.dto.js';
import { summarize } from './summarize.js';

/** Figures over a period. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly generations: GenerationStatisticsReader,
    private readonly cache: DailyCacheFigures,
    private readonly config: AppConfig,
  ) {}

  /** @param at the end of the period; default: now, by the database's clock */
  async get(query: StatisticsQueryDto, at?: Date): Promise<StatisticsDto> {
    const { user_id: userId, project_id: projectId, days } = query;
    const { since, sums } = await this.generations.read({ userId, projectId, days }, at);
    const shared = await this.cache.sum({ owner: userId, project: projectId, since });
    return summarize(days, sums, shared, this.config.spending.priceUsdMicros);
  }
}
