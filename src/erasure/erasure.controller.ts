import { Controller, Delete, Param, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../common/access/needs.decorator.js';
import { ApiErrors, BODY_ERRORS } from '../common/errors/api-errors.decorator.js';
import { ApiId } from '../common/validation/api-id.js';
import { NoQueryGuard } from '../common/validation/no-query.guard.js';
import { ParseIdPipe } from '../common/validation/parse-id.pipe.js';
import { ErasedDto } from './erasure.dto.js';
import { ErasureService } from './erasure.service.js';

@ApiTags('History')
@ApiId("The generation's id")
@UseGuards(NoQueryGuard)
@Controller('api/generate/:id')
export class ErasureController {
  constructor(private readonly erasures: ErasureService) {}

  @Delete()
  @Needs('generate')
  @ApiOperation({
    operationId: 'eraseGeneration',
    summary: 'Erase a generation',
    description: `Its words, its answers and its events are gone from every store when this is answered, and within a minute from every node's memory, together with its picture unless another generation has the same one. What stays is a row without words, by which the statistics count it as before.

From then on it is unknown: in no list, 404 by its id, not repeated from the cache; an item of a batch that had it has the error code ERASED, and a repeat under an Idempotency-Key gets 404. One that was cancelled is gone altogether. While it is under way: 409 STILL_RUNNING; cancel it, or wait for its end.`,
  })
  @ApiOkResponse({ description: 'It is erased', type: ErasedDto })
  @ApiErrors(
    ...BODY_ERRORS,
    'VALIDATION_FAILED',
    'NOT_FOUND',
    'STILL_RUNNING',
    'DATABASE_UNAVAILABLE',
  )
  erase(@Param('id', ParseIdPipe) id: number): Promise<ErasedDto> {
    return this.erasures.erase(id);
  }
}
