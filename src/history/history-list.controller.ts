import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../common/access/needs.decorator.js';
import { ApiErrors } from '../common/errors/api-errors.decorator.js';
import { NOT_STORED } from '../common/http/not-stored.js';
import { HistoryQueryDto } from './history-query.dto.js';
import { HistoryPageDto } from './history.dto.js';
import { HistoryService } from './history.service.js';

@ApiTags('History')
@Controller('api/generate/history')
export class HistoryListController {
  constructor(private readonly history: HistoryService) {}

  @Get()
  @Needs('read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'listHistory',
    summary: 'Past generations, newest first',
    description:
      'Page by offset, which may begin anywhere, or by cursor: then generations that arrive in between neither repeat nor vanish. A project of another user has none.',
  })
  @ApiOkResponse({ description: 'A page of them', type: HistoryPageDto, headers: NOT_STORED })
  @ApiErrors('VALIDATION_FAILED', 'DATABASE_UNAVAILABLE')
  listHistory(@Query() query: HistoryQueryDto): Promise<HistoryPageDto> {
    return this.history.list(query);
  }
}
