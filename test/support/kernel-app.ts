import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Module,
  Param,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { Express, Response } from 'express';
import { ApiError } from '../../src/common/errors/api-error.js';
import { ApiExceptionFilter } from '../../src/common/errors/api-exception.filter.js';
import { installClientErrorHandler } from '../../src/common/http/client-error.js';
import type { RouteList } from '../../src/common/http/declared-routes.js';
import { hostGuard, loopbackOr } from '../../src/common/http/host-guard.js';
import { jsonBody } from '../../src/common/http/json-body.js';
import { takeOverNodeRefusals } from '../../src/common/http/node-refusals.js';
import { PublicAddress } from '../../src/common/http/public-address.js';
import { currentRequestId } from '../../src/common/http/request-context.js';
import { requestId } from '../../src/common/http/request-id.js';
import { routeGate } from '../../src/common/http/route-gate.js';
import { wellFormedRequest } from '../../src/common/http/well-formed-request.js';
import { SystemClock } from '../../src/common/time/system-clock.js';
import { IsInteger } from '../../src/common/validation/is-integer.js';
import { IsOneOf } from '../../src/common/validation/is-one-of.js';
import { IsText } from '../../src/common/validation/is-text.js';
import { Nullable } from '../../src/common/validation/nullable.js';
import { ParseIdPipe } from '../../src/common/validation/parse-id.pipe.js';
import { DtoValidationPipe } from '../../src/common/validation/validation.pipe.js';

export const BODY_LIMIT_BYTES = 1024;
export const BATCH_LIMIT_BYTES = 4096;

class PictureDto {
  @IsText({ min: 3, max: 2000, trim: true })
  prompt: string;

  @Nullable()
  @IsOneOf(['eye-level', 'low-angle'])
  camera_angle: string | null = null;

  @IsInteger({ min: 1, max: 2_147_483_647 })
  user_id = 1;
}

class PicturesQuery {
  @IsInteger({ min: 1, max: 2_147_483_647 })
  user_id: number;

  @IsInteger({ min: 1, max: 200 })
  limit = 50;
}

@Controller('pictures')
class PicturesController {
  private readonly address = new PublicAddress(undefined);

  @Post()
  @HttpCode(200)
  create(@Body() body: PictureDto): object {
    return { body, address: this.address.of('/pictures/1'), seen: currentRequestId() };
  }

  @Post('batch')
  @HttpCode(200)
  createBatch(@Body() body: unknown): object {
    return { received: body };
  }

  @Get(':id')
  get(@Param('id', ParseIdPipe) id: number): object {
    return { id };
  }

  @Get('history')
  list(@Query() query: PicturesQuery): object {
    return query;
  }

  @Delete('cache')
  clear(): object {
    return { status: 'success' };
  }

  @Get('broken')
  fail(): never {
    throw new TypeError('secret: select * from "generation"');
  }

  @Get('late')
  failLate(): never {
    throw new ApiError('GENERATION_TIMEOUT', 'Generation timed out: no picture yet', {
      generationId: 101,
      headers: { Location: '/pictures/101' },
    });
  }

  @Get('busy')
  failBusy(): never {
    throw new ApiError('UPSTREAM_RATE_LIMITED', 'Rate limit exceeded', { retryAfterSeconds: 7 });
  }

  @Get('half')
  failHalfway(@Res() response: Response): never {
    response.set('Content-Length', '1000').write('half');
    throw new Error('the other half is gone');
  }
}

@Module({
  controllers: [PicturesController],
  providers: [
    { provide: APP_FILTER, useValue: new ApiExceptionFilter() },
    { provide: APP_PIPE, useClass: DtoValidationPipe },
  ],
})
class KernelModule {}

/** The HTTP kernel around a few routes without any feature, listening on a free port of 127.0.0.1. */
export async function startKernelApp(): Promise<{ app: NestExpressApplication; port: number }> {
  const module = await Test.createTestingModule({ imports: [KernelModule] }).compile();
  const app = module.createNestApplication<NestExpressApplication>({
    bodyParser: false,
    routeResolutionStrategy: 'specificity',
    logger: false,
  });
  const express = app.getHttpAdapter().getInstance() as Express & { router: RouteList };
  app.use(requestId(new SystemClock()), wellFormedRequest());
  app.use(hostGuard(loopbackOr('https://pictures.example/api')));
  app.use(
    routeGate(express.router, (path) => [
      jsonBody(path === '/pictures/batch' ? BATCH_LIMIT_BYTES : BODY_LIMIT_BYTES),
    ]),
  );
  const server = app.getHttpServer();
  installClientErrorHandler(server);
  takeOverNodeRefusals(server);
  await app.listen(0, '127.0.0.1');
  return { app, port: Number(new URL(await app.getUrl()).port) };
}
