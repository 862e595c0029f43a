import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Observable, of } from 'rxjs';
import { AnswerCache } from '../../cache/answer-cache.js';
import { CACHE_STATUS, cacheStatus } from '../../cache/cache-status.js';
import { StoredAnswers } from '../../cache/stored-answers.js';
import { type Patience, patienceOf } from '../../common/http/patience.js';
import { PublicAddress } from '../../common/http/public-address.js';
import { validate } from '../../common/validation/request-validator.js';
import { AppConfig } from '../../config/app-config.js';
import { CreateGenerationDto } from '../generation.dto.js';
import { generationResource } from '../generation-resource.js';
import type { GenerationResourceDto } from '../generation-resource.dto.js';
import { isUnderWay, underWayHeaders } from '../under-way-headers.js';
import { PREFERENCE_APPLIED } from './api-hand-over.js';
import { HandOver } from './hand-over.js';

/** Answers callers who take 202 for an answer: at once when the picture is there, else when it is or their patience ends. Others go on, and wait. */
@Injectable()
export class HandOverInterceptor implements NestInterceptor {
  constructor(
    private readonly config: AppConfig,
    private readonly cache: AnswerCache,
    private readonly answers: StoredAnswers,
    private readonly orders: HandOver,
    private readonly addresses: PublicAddress,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const patience = patienceOf(request.headers['prefer'], this.config.http.syncWaitMaxMs);
    if (!patience) return next.handle();
    const dto = validate(CreateGenerationDto, request.body, 'body');
    return of(
      (await this.findAnswer(dto, response)) ?? (await this.handOver(dto, patience, response)),
    );
  }

  private async findAnswer(dto: object, response: Response): Promise<string | undefined> {
    const found = await this.cache.findShared(this.answers.questionOf(dto), this.answers);
    if (!found) return undefined;
    response.setHeader(CACHE_STATUS, cacheStatus({ via: 'hit', ...found }));
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    return found.answer.text(this.addresses);
  }

  private async handOver(
    dto: CreateGenerationDto,
    { waitMs, applied }: Patience,
    response: Response,
  ): Promise<GenerationResourceDto> {
    const { id, via } = await this.orders.take(dto);
    this.cache.count(this.answers.questionOf(dto), via);
    response.setHeader(CACHE_STATUS, cacheStatus({ via }));
    if (applied !== undefined) response.setHeader(PREFERENCE_APPLIED, applied);
    const generation = generationResource(await this.orders.outcome(id, waitMs), this.addresses);
    generation.cached = via === 'collapsed' && !isUnderWay(generation);
    if (isUnderWay(generation)) response.status(202).set(underWayHeaders(id));
    return generation;
  }
}
