import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Observable, of } from 'rxjs';
import { type Patience, patienceOf } from '../../common/http/patience.js';
import { validate } from '../../common/validation/request-validator.js';
import { AppConfig } from '../../config/app-config.js';
import { PREFERENCE_APPLIED } from '../../generation/handing-over/api-hand-over.js';
import { CreateBatchDto } from '../create-batch.dto.js';
import { BatchHandOver } from './batch-hand-over.js';
import { underWayBatchHeaders } from './under-way-batch.js';

/** Answers callers who take 202 for an answer: when all items have ended or their patience ends. Others go on, and wait. */
@Injectable()
export class BatchHandOverInterceptor implements NestInterceptor {
  constructor(
    private readonly config: AppConfig,
    private readonly batches: BatchHandOver,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const patience = patienceOf(request.headers['prefer'], this.config.http.syncWaitMaxMs);
    if (!patience) return next.handle();
    const dto = validate(CreateBatchDto, request.body, 'body');
    return of(await this.handOver(dto, patience, http.getResponse<Response>()));
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
