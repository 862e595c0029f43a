import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Observable, of } from 'rxjs';
import { type Patience, patienceOf } from '../../common/http/patience.js';
import { arrivedAtMs } from '../../common/http/request-context.js';
import { Clock } from '../../common/time/clock.js';
import { validate } from '../../common/validation/request-validator.js';
import { AppConfig } from '../../config/app-config.js';
import { PREFERENCE_APPLIED } from '../../generation/handing-over/api-hand-over.js';
import { CreateBatchDto } from '../create-batch.dto.js';
import { BatchHandOver } from './batch-hand-over.js';
import { underWayBatchHeaders } from './under-way-batch.js';

/**
 * Answers callers who take 202 for an answer: when all items have ended or their patience ends. Others go on, and wait; but not with an
 * address that is to be told: a batch without a row of its own would lose its end with its process, after the pictures were bought.
 */
@Injectable()
export class BatchHandOverInterceptor implements NestInterceptor {
  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly batches: BatchHandOver,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const patience = patienceOf(request.headers['prefer'], this.config.http.syncWaitMaxMs);
    const dto = validate(CreateBatchDto, request.body, 'body');
    // The pipe takes an instance of its class as it is.
    request.body = dto;
    if (!patience && !dto.webhook_url) return next.handle();
    return of(
      await this.handOver(dto, patience ?? this.untilDeadline(), http.getResponse<Response>()),
    );
  }

  /** Of a caller who does not say that he takes 202 for an answer, and wants the end to be told. */
  private untilDeadline(): Patience {
    const givenUpAt = arrivedAtMs(this.clock) + this.config.http.requestDeadlineMs;
    return { waitMs: givenUpAt - this.clock.now(), applied: undefined };
  }

  private async handOver(
    dto: CreateBatchDto,
    { waitMs, applied }: Patience,
    response: Response,
  ): Promise<object> {
    const id = await this.batches.take(dto);
    if (applied !== undefined) response.setHeader(PREFERENCE_APPLIED, applied);
    const { job, end } = await this.batches.outcome(id, waitMs);
    if (!end) response.status(202).set(underWayBatchHeaders(id));
    if (end && 'failure' in end) throw end.failure;
    return end ? end.body : job;
  }
}
