import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { PublicAddress } from '../common/http/public-address.js';
import { validate } from '../common/validation/request-validator.js';
import { AnswerCache } from './answer-cache.js';
import { CACHE_STATUS, cacheStatus, STORED } from './cache-status.js';
import { Cached } from './cached.decorator.js';
import { StoredAnswers } from './stored-answers.js';

/** Answers a `@Cached()` route from the cache when it can. It comes before the pipes, so it validates the body itself: no invalid one ever gets a hit. */
@Injectable()
export class CacheInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly cache: AnswerCache,
    private readonly answers: StoredAnswers,
    private readonly addresses: PublicAddress,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const dto = validate(this.reflector.get(Cached, context.getHandler()), request.body, 'body');
    // The pipe takes an instance of its class as it is.
    request.body = dto;

    const question = this.answers.questionOf(dto);
    const make = (): Promise<unknown> => lastValueFrom(next.handle());
    const passage = await this.cache.obtain(question, make, this.answers);
    const answer = await passage.answer.finally(() =>
      response.setHeader(CACHE_STATUS, cacheStatus(passage)),
    );
    if ('made' in answer) {
      if (answer.isStored) response.setHeader(CACHE_STATUS, STORED);
      return of(answer.made);
    }
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    return of(answer.repeated.text(this.addresses));
  }
}
