import { Controller, Delete, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../common/access/needs.decorator.js';
import { ApiErrors, BODY_ERRORS } from '../common/errors/api-errors.decorator.js';
import { NOT_STORED } from '../common/http/not-stored.js';
import { CacheQueryDto, CacheStatsDto, ClearedCacheDto } from './cache.dto.js';
import { CacheService } from './cache.service.js';

@ApiTags('Cache')
@Controller('api/generate/cache')
export class CacheController {
  constructor(private readonly cache: CacheService) {}

  @Get('stats')
  @Needs('read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'getCacheStats',
    summary: 'What is cached, and how much it helps',
    description:
      'What is cached is the same on all nodes; how it helped is counted by this one since it started.',
  })
  @ApiOkResponse({ description: 'The figures', type: CacheStatsDto, headers: NOT_STORED })
  @ApiErrors('VALIDATION_FAILED', 'DATABASE_UNAVAILABLE')
  getCacheStats(@Query() { user_id }: CacheQueryDto): Promise<CacheStatsDto> {
    return this.cache.getStats(user_id);
  }

  @Delete()
  @Needs('generate')
  @ApiOperation({
    operationId: 'clearCache',
    summary: 'Empty the cache',
    description:
      'On all nodes. Pictures and history stay. What is under way at this moment does not enter the cache when it is finished; until then, who asks the same of the same node still shares it.',
  })
  @ApiOkResponse({ description: 'It is empty', type: ClearedCacheDto })
  @ApiErrors(...BODY_ERRORS, 'VALIDATION_FAILED', 'DATABASE_UNAVAILABLE')
  clearCache(@Query() { user_id }: CacheQueryDto): Promise<ClearedCacheDto> {
    return this.cache.clear(user_id);
  }
}
