import { Body, Controller, Get, HttpCode, Post, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CACHE_STATUS_HEADER } from '../cache/cache-status.js';
import { CacheInterceptor } from '../cache/cache.interceptor.js';
import { Cached } from '../cache/cached.decorator.js';
import { Needs } from '../common/access/needs.decorator.js';
import { ApiErrors } from '../common/errors/api-errors.decorator.js';
import { NoQueryGuard } from '../common/validation/no-query.guard.js';
import { GENERATION_EXAMPLES } from './generation-examples.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { Idempotent, IDEMPOTENT_REPLAYED_HEADER } from '../idempotency/idempotent.decorator.js';
import { WebhookInterceptor } from '../webhooks/subscribing/webhook.interceptor.js';
import { WebhookUrlGuard } from '../webhooks/target/webhook-url.guard.js';
import { CreateGenerationDto } from './generation.dto.js';
import { ApiHandOver } from './handing-over/api-hand-over.js';
import { HandOverInterceptor } from './handing-over/hand-over.interceptor.js';
import { GenerationResourceDto } from './generation-resource.dto.js';
import { GenerationService } from './generation.service.js';
import { UNDER_WAY_HEADERS } from './under-way-headers.js';
import { PARAMETERS, ParametersDto } from './parameters/parameters.dto.js';

@ApiTags('Generation')
@UseGuards(NoQueryGuard)
@Controller('api/generate')
export class GenerationController {
  constructor(private readonly generations: GenerationService) {}

  @Post()
  @Needs('generate')
  @HttpCode(200)
  @UseGuards(WebhookUrlGuard)
  @UseInterceptors(
    IdempotencyInterceptor,
    WebhookInterceptor,
    HandOverInterceptor,
    CacheInterceptor,
  )
  @Idempotent({
    route: 'POST /api/generate',
    body: CreateGenerationDto,
    ownerOf: ({ user_id }) => user_id,
  })
  @Cached(CreateGenerationDto)
  @ApiOperation({
    operationId: 'createGeneration',
    summary: 'Make one picture',
    description: `Answers when the picture is kept: some 15 s with FIBO, longer with retries and when many pictures are wanted at once; at once when the same was asked for within the hour (CACHE_TTL_SECONDS). Give clients a timeout of at least
180 s; the service itself answers after 300 s at the latest unless REQUEST_DEADLINE_MS says otherwise.

Identical requests of one user are one purchase: those that come while the first is under way wait for it, later ones are answered from the cache, both with \`cached\` true. \`use_cache\` false buys another picture.

\`Prefer: respond-async\` does not wait: 202 and the generation, which is made whoever goes away; \`Prefer: wait=20\` waits for so many seconds first. Ask GET /api/generate/{id} for it then, at the address in \`Location\`. What is in the cache is answered with 200 at once.

A caller who hangs up loses nothing: what FIBO accepted is finished and kept. Nor does one whose time runs out: the 504 says in \`Location\` where the picture will be.`,
  })
  @ApiBody({ type: CreateGenerationDto, examples: GENERATION_EXAMPLES })
  @ApiOkResponse({
    description:
      'The finished picture; to a repeat with an Idempotency-Key it may be one that is still under way',
    type: GenerationResourceDto,
    headers: { ...CACHE_STATUS_HEADER, ...IDEMPOTENT_REPLAYED_HEADER, ...UNDER_WAY_HEADERS },
  })
  @ApiHandOver()
  @ApiErrors(
    'VALIDATION_FAILED',
    'INVALID_JSON',
    'GENERATION_REFUSED',
    'NOT_FOUND',
    'CANCELLED',
    'STILL_RUNNING',
    'IDEMPOTENCY_KEY_IN_USE',
    'IDEMPOTENCY_KEY_REUSED',
    'PAYLOAD_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'UPSTREAM_RATE_LIMITED',
    'SPEND_LIMIT_REACHED',
    'GENERATION_FAILED',
    'OUTCOME_UNKNOWN',
    'IMAGE_UNAVAILABLE',
    'UPSTREAM_UNAUTHORIZED',
    'DATABASE_UNAVAILABLE',
    'CIRCUIT_OPEN',
    'STORAGE_FULL',
    'GENERATION_TIMEOUT',
  )
  create(@Body() dto: CreateGenerationDto): Promise<GenerationResourceDto> {
    return this.generations.create(dto);
  }

  @Get('parameters')
  @Needs('read')
  @ApiOperation({
    operationId: 'listParameters',
    summary: 'What can be asked for',
    description: 'The camera terms and what each does; made for building a form.',
  })
  @ApiOkResponse({ description: 'All parameters', type: ParametersDto })
  @ApiErrors('VALIDATION_FAILED')
  listParameters(): ParametersDto {
    return PARAMETERS;
  }
}
