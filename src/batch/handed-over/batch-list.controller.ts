import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../common/access/needs.decorator.js';
import { ApiErrors } from '../../common/errors/api-errors.decorator.js';
import { NOT_STORED } from '../../common/http/not-stored.js';
import { BatchPageDto, BatchQueryDto } from './batch-list.dto.js';
import { BatchListService } from './batch-list.service.js';

@ApiTags('Batches')
@Controller('api/generate/batch')
export class BatchListController {
  constructor(private readonly batches: BatchListService) {}

  @Get()
  @Needs('read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'listBatches',
    summary: 'Batches that were handed over, newest first',
    description:
      'Those whose callers took 202 for an answer, or were ready to. Page by cursor: batches that arrive in between neither repeat nor vanish.',
  })
  @ApiOkResponse({ description: 'A page of them', type: BatchPageDto, headers: NOT_STORED })
  @ApiErrors('VALIDATION_FAILED', 'DATABASE_UNAVAILABLE')
  list(@Query() query: BatchQueryDto): Promise<BatchPageDto> {
    return this.batches.list(query);
  }
}
