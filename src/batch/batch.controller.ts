import { Body, Controller, HttpCode, Post, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../common/access/needs.decorator.js';
import { ApiErrors } from '../common/errors/api-errors.decorator.js';
import { NoQueryGuard } from '../common/validation/no-query.guard.js';
import { PREFERENCE_APPLIED_HEADER } from '../generation/handing-over/api-hand-over.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { Idempotent, IDEMPOTENT_REPLAYED_HEADER } from '../idempotency/idempotent.decorator.js';
import { WebhookUrlGuard } from '../webhooks/target/webhook-url.guard.js';
import { BATCH_EXAMPLES } from './batch-examples.js';
import { ApiBatchFailure } from './batch-failure.dto.js';
import { BatchDto } from './batch.dto.js';
import { BatchService } from './batch.service.js';
import { isOfSeveral, ownerOf } from './batch-owner.js';
import { CreateBatchDto } from './create-batch.dto.js';
import { ApiBatchHandOver } from './handed-over/api-batch-hand-over.js';
import { BatchHandOverInterceptor } from './handed-over/batch-hand-over.interceptor.js';

@ApiTags('Generation')
@UseGuards(NoQueryGuard, WebhookUrlGuard)
@Controller('api/generate/batch')
export class BatchController {
  constructor(private readonly batches: BatchService) {}

  @Post()
  @Needs('generate')
  @HttpCode(200)
  @UseInterceptors(IdempotencyInterceptor, BatchHandOverInterceptor)
  @Idempotent({
    route: 'POST /api/generate/batch',
    body: CreateBatchDto,
    ownerOf,
    isOfSeveral,
  })
  @ApiOperation({
    operationId: 'createBatch',
    summary: 'Make up to 50 pictures',
    description: `Each item goes the way of POST /api/generate/: from the cache when the same was asked for within the hour, else bought; identical items are one purchase, unless \`use_cache\` is false. All items are validated before any is bought: one that is invalid refuses the whole batch.

A failed item does not fail the batch: the answer is 200, and \`errors\` says what became of it. With \`continue_on_error\` false the first failure ends it: nothing further is started, and the answer is 500.

An item whose time runs out is in \`errors\` with GENERATION_TIMEOUT, and its picture is kept when it comes. A caller who hangs up changes nothing: every item is made and kept, also those not started yet, unless the service itself is stopped: then what was not started has SHUTTING_DOWN.

With \`Prefer\` or \`webhook_url\` the batch is handed over: it outlives this process too, and GET /api/generate/batch/{id} tells how far it is.`,
  })
  @ApiBody({ type: CreateBatchDto, examples: BATCH_EXAMPLES })
  @ApiOkResponse({
    description: 'What became of each item',
    type: BatchDto,
    headers: { ...IDEMPOTENT_REPLAYED_HEADER, ...PREFERENCE_APPLIED_HEADER },
  })
  @ApiBatchHandOver()
  @ApiBatchFailure()
  @ApiErrors(
    'VALIDATION_FAILED',
    'INVALID_JSON',
    'NOT_FOUND',
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
