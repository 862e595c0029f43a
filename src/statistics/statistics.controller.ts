import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../common/access/needs.decorator.js';
import { ApiErrors } from '../common/errors/api-errors.decorator.js';
import { NOT_STORED } from '../common/http/not-stored.js';
import { StatisticsDto, StatisticsQueryDto } from './statistics.dto.js';
import { StatisticsService } from './statistics.service.js';

@ApiTags('Statistics')
@Controller('api/generate/statistics')
export class StatisticsController {
  constructor(private readonly statistics: StatisticsService) {}

  @Get()
  @Needs('read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'getStatistics',
    summary: 'Figures over a period',
    description:
      "What a user's generations of the last days × 24 hours came to. To be alerted of failures, ask for `total_generations > 0` as well as for a low `success_rate`: where nothing was made, the rate is 0.",
  })
  @ApiOkResponse({ description: 'The figures', type: StatisticsDto, headers: NOT_STORED })
  @ApiErrors('VALIDATION_FAILED', 'DATABASE_UNAVAILABLE')
  getStatistics(@Query() query: StatisticsQueryDto): Promise<StatisticsDto> {
    return this.statistics.get(query);
  }
}
