import { Body, Controller, HttpCode, Post, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors } from '../common/errors/api-errors.decorator.js';
import { NoQueryGuard } from '../common/validation/no-query.guard.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { Idempotent, IDEMPOTENT_REPLAYED_HEADER } from '../idempotency/idempotent.decorator.js';
import { BATCH_EXAMPLES } from './batch-examples.js';
import { ApiBatchFailure } from './batch-failure.dto.js';
import { BatchDto } from './batch.dto.js';
import { BatchService } from './batch.service.js';
import { CreateBatchDto } from './create-batch.dto.js';

@ApiTags('Generation')
@UseGuards(NoQueryGuard)
@Controller('api/generate/batch')
export class BatchController {
  constructor(private readonly batches: BatchService) {}

  @Post()
  @HttpCode(200)
  @UseInterceptors(IdempotencyInterceptor)
  @Idempotent({
    route: 'POST /api/generate/batch',
    body: CreateBatchDto,
    // Items may be of several users: whichever of them, as long as a repeat finds the same one.
    ownerOf: ({ requests }) => Math.min(...requests.map(({ user_id }) => user_id)),
  })
  @ApiOperation({
    operationId: 'createBatch',
    summary: 'Make up to 50 pictures',
    description: `Each item goes the way of POST /api/generate/: from the cache when the same was asked for within the hour, else bought; identical items are one purchase, unless \`use_cache\` is false. All items are validated before any is bought: one that is invalid refuses the whole batch.

A failed item does not fail the batch: the answer is 200, and \`errors\` says what became of it. With \`continue_on_error\` false the first failure ends it: nothing further is started, and the answer is 500.

An item whose time runs out is in \`errors\` with GENERATION_TIMEOUT, and its picture is kept when it comes. A caller who hangs up changes nothing: every item is made and kept, also those not started yet, unless the service itself is stopped: then what was not started has SHUTTING_DOWN.`,
  })
  @ApiBody({ type: CreateBatchDto, examples: BATCH_EXAMPLES })
  @ApiOkResponse({
    description: 'What became of each item',
    type: BatchDto,
    headers: IDEMPOTENT_REPLAYED_HEADER,
  })
  @ApiBatchFailure()
  @ApiErrors(
    'VALIDATION_FAILED',
    'INVALID_JSON',
    'PAYLOAD_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'IDEMPOTENCY_KEY_IN_USE',
    'IDEMPOTENCY_KEY_REUSED',
    'GENERATION_FAILED',
    'DATABASE_UNAVAILABLE',
  )
  create(@Body() dto: CreateBatchDto): Promise<BatchDto> {
    return this.batches.create(dto);
  }
}
