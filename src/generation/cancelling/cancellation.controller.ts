import { Controller, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../common/access/needs.decorator.js';
import { ApiErrors, BODY_ERRORS } from '../../common/errors/api-errors.decorator.js';
import { ApiId } from '../../common/validation/api-id.js';
import { NoQueryGuard } from '../../common/validation/no-query.guard.js';
import { ParseIdPipe } from '../../common/validation/parse-id.pipe.js';
import { GenerationResourceDto } from '../generation-resource.dto.js';
import { CancellationService } from './cancellation.service.js';

@ApiTags('Generation')
@ApiId("The generation's id")
@UseGuards(NoQueryGuard)
@Controller('api/generate/:id/cancel')
export class CancellationController {
  constructor(private readonly cancellations: CancellationService) {}

  @Post()
  @Needs('generate')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'cancelGeneration',
    summary: 'Give a picture up before it is bought',
    description: `As long as FIBO does not have it, and may not have it: the generation is failed then, with error_code CANCELLED, nothing is bought, and it is in no list and no figure; GET /api/generate/{id} still tells of it. What FIBO has comes and is kept: 409 STILL_RUNNING.

It takes no body. One that has ended stays as it is, and is the answer: asking twice changes nothing. Others of the same user who wait for the same picture get one of their own.`,
  })
  @ApiOkResponse({ description: 'The generation, which has ended', type: GenerationResourceDto })
  @ApiErrors(
    ...BODY_ERRORS,
    'VALIDATION_FAILED',
    'NOT_FOUND',
    'STILL_RUNNING',
    'DATABASE_UNAVAILABLE',
  )
  cancel(@Param('id', ParseIdPipe) id: number): Promise<GenerationResourceDto> {
    return this.cancellations.cancel(id);
  }
}
