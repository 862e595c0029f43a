import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { ParseIdPipe } from '../../common/validation/parse-id.pipe.js';
import { bodyHash } from '../../idempotency/body-hash.js';
import { findIdempotencyKey } from '../../idempotency/idempotency-key.header.js';
import { IdempotentCalls } from '../../idempotency/idempotent-calls.js';
import { keyRoute } from '../../idempotency/idempotent.decorator.js';
import { bodyOf } from '../../idempotency/keyed-answer.js';
import type { BatchJobDto } from './batch-job.dto.js';
import { BatchStateRepository } from './batch-state.repository.js';
import { BatchTeller } from './batch-teller.js';
import { KeyedRetry } from './keyed-retry.js';
import { RETRY_AFTER } from '../../generation/under-way-headers.js';

const ROUTE = 'POST /api/generate/batch/{id}/retry';

/** Answers retries by their key, when they have one: it is the owner's, and stands for one batch. */
@Injectable()
export class BatchRetryInterceptor implements NestInterceptor {
  private readonly parseId = new ParseIdPipe();

  constructor(
    private readonly calls: IdempotentCalls,
    private readonly batches: BatchStateRepository,
    private readonly teller: BatchTeller,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request<{ id: string }>>();
    const key = findIdempotencyKey(request);
    if (key === undefined) return next.handle();

    const id = this.parseId.transform(request.params.id, { type: 'param', data: 'id' });
    const { owner, isOfSeveral } = await this.batches.getOwner(id);
    const call = { owner, route: keyRoute(ROUTE, isOfSeveral), key, bodyHash: bodyHash({ id }) };
    const make = (): Promise<unknown> => lastValueFrom(next.handle());
    const answer = await this.calls.answer(call, new KeyedRetry(id, this.teller), make);
    const response = http.getResponse<Response>();
    const batch = bodyOf(answer, response) as BatchJobDto;
    response.set({ 'Cache-Control': 'no-store' });
    if (batch.completed_at === null) response.set({ 'Retry-After': RETRY_AFTER });
    return of(batch);
  }
}
