import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { validate } from '../common/validation/request-validator.js';
import { bodyHash } from './body-hash.js';
import { findIdempotencyKey } from './idempotency-key.header.js';
import { bodyOf } from './keyed-answer.js';
import { IdempotentCalls } from './idempotent-calls.js';
import { KeyedRoute, keyRoute } from './idempotent.decorator.js';
import { KeyedWork } from './keyed-work.js';

/**
 * Answers an `@Idempotent()` route by the call's key, when it has one. It comes before all that may answer for less, the cache among them:
 * what is repeated is no look-up. So it validates the body itself: no invalid one uses a key up.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly calls: IdempotentCalls,
    private readonly work: KeyedWork,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const key = findIdempotencyKey(request);
    if (key === undefined) return next.handle();

    const route = this.reflector.get(KeyedRoute, context.getHandler());
    const dto = validate(route.body, request.body, 'body');
    // The pipe takes an instance of its class as it is.
    request.body = dto;

    const scope = keyRoute(route.route, route.isOfSeveral?.(dto) ?? false);
    const call = { owner: route.ownerOf(dto), route: scope, key, bodyHash: bodyHash(dto) };
    const make = (): Promise<unknown> => lastValueFrom(next.handle());
    const answer = await this.calls.answer(call, this.work, make);
    return of(bodyOf(answer, http.getResponse<Response>()));
  }
}
