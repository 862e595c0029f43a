import {
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Res,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Needs } from '../../common/access/needs.decorator.js';
import { ApiErrors, BODY_ERRORS } from '../../common/errors/api-errors.decorator.js';
import { NOT_STORED } from '../../common/http/not-stored.js';
import { NoQueryGuard } from '../../common/validation/no-query.guard.js';
import { ParseIdPipe } from '../../common/validation/parse-id.pipe.js';
import { IDEMPOTENT_REPLAYED } from '../../idempotency/idempotency-key.header.js';
import {
  ApiIdempotencyKey,
  IDEMPOTENT_REPLAYED_HEADER,
} from '../../idempotency/idempotent.decorator.js';
import { RETRY_AFTER, UNDER_WAY_HEADERS } from '../../generation/under-way-headers.js';
import { BatchJobDto } from './batch-job.dto.js';
import { BatchRetryInterceptor } from './batch-retry.interceptor.js';
import { BatchJobsService } from './batch-jobs.service.js';

const HEADERS = { ...NOT_STORED, 'Retry-After': UNDER_WAY_HEADERS['Retry-After'] };

@ApiTags('Batches')
@ApiParam({
  name: 'id',
  description: "The batch's id",
  schema: { type: 'integer', format: 'int64', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
})
@UseGuards(NoQueryGuard)
@Controller('api/generate/batch/:id')
export class BatchJobsController {
  constructor(private readonly batches: BatchJobsService) {}

  @Get()
  @Needs('read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'getBatch',
    summary: 'A batch that was handed over, in whatever state it is',
    description:
      'Ask here every few seconds for what POST /api/generate/batch did not wait for. One that was not handed over, as every one with webhook_url is, has no address: 404.',
  })
  @ApiOkResponse({ description: 'The batch', type: BatchJobDto, headers: HEADERS })
  @ApiErrors('VALIDATION_FAILED', 'NOT_FOUND', 'DATABASE_UNAVAILABLE')
  async get(
    @Param('id', ParseIdPipe) id: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BatchJobDto> {
    return told(await this.batches.get(id), response);
  }

  @Post('cancel')
  @Needs('generate')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'cancelBatch',
    summary: 'Give up what is not bought yet',
    description: `Items that FIBO does not have, and may not have, are failed then, with CANCELLED. What FIBO has comes and is kept, and what was made for others stays theirs: until that has ended completed_at is null.

It takes no body. One that has ended stays as it is, and is the answer: asking twice changes nothing.`,
  })
  @ApiOkResponse({ description: 'The batch', type: BatchJobDto, headers: HEADERS })
  @ApiErrors(...BODY_ERRORS, 'VALIDATION_FAILED', 'NOT_FOUND', 'DATABASE_UNAVAILABLE')
  async cancel(
    @Param('id', ParseIdPipe) id: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BatchJobDto> {
    return told(await this.batches.cancel(id), response);
  }

  @Post('retry')
  @Needs('generate')
  @HttpCode(200)
  @UseInterceptors(BatchRetryInterceptor)
  @ApiIdempotencyKey(
    `A repeat gets the batch as it is by then, with \`${IDEMPOTENT_REPLAYED}: true\`, and nothing is tried again, also after the batch has ended once more; while the first request is being answered 409 IDEMPOTENCY_KEY_IN_USE; for another batch of the same owner 422 IDEMPOTENCY_KEY_REUSED. After a 409 STILL_RUNNING it is a fresh try.`,
  )
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'retryBatch',
    summary: 'Try again what failed',
    description: `In the same batch: items whose error is retryable, CANCELLED and SKIPPED among them, are as if they had not been begun; the others stay as they are. Each is bought anew, also where billed was yes or unknown. When there are none the batch stays as it is.

It takes no body. While the batch is under way the answer is 409. Who repeats the request because its answer was lost sends an Idempotency-Key along: nothing is bought twice then.`,
  })
  @ApiOkResponse({
    description: 'The batch',
    type: BatchJobDto,
    headers: { ...HEADERS, ...IDEMPOTENT_REPLAYED_HEADER },
  })
  @ApiErrors(
    ...BODY_ERRORS,
    'VALIDATION_FAILED',
    'NOT_FOUND',
    'STILL_RUNNING',
    'IDEMPOTENCY_KEY_IN_USE',
    'IDEMPOTENCY_KEY_REUSED',
    'DATABASE_UNAVAILABLE',
  )
  async retry(
    @Param('id', ParseIdPipe) id: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BatchJobDto> {
    return told(await this.batches.retry(id), response);
  }
}

function told(batch: BatchJobDto, response: Response): BatchJobDto {
  if (batch.completed_at === null) response.setHeader('Retry-After', RETRY_AFTER);
  return batch;
}
