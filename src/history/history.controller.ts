import { Controller, Get, Header, Param, Req, Res, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Needs } from '../common/access/needs.decorator.js';
import { ApiErrors } from '../common/errors/api-errors.decorator.js';
import { NOT_STORED } from '../common/http/not-stored.js';
import { ApiId } from '../common/validation/api-id.js';
import { NoQueryGuard } from '../common/validation/no-query.guard.js';
import { ParseIdPipe } from '../common/validation/parse-id.pipe.js';
import { GenerationResourceDto } from '../generation/generation-resource.dto.js';
import { isUnderWay, RETRY_AFTER, UNDER_WAY_HEADERS } from '../generation/under-way-headers.js';
import { ApiPicture } from '../images/api-picture.js';
import { ImageResponder } from '../images/image-responder.js';
import { HistoryService } from './history.service.js';

/** The address lasts; what stands behind it may be erased. */
const IMAGE_CACHE_CONTROL = 'private, max-age=3600';

@ApiTags('History')
@ApiId("The generation's id")
@UseGuards(NoQueryGuard)
@Controller('api/generate/:id')
export class HistoryController {
  constructor(
    private readonly history: HistoryService,
    private readonly images: ImageResponder,
  ) {}

  @Get()
  @Needs('read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'getGeneration',
    summary: 'One generation, in whatever state it is',
    description:
      'Ask here every few seconds for what POST /api/generate/ could not wait for: status goes from pending and processing to completed or failed.',
  })
  @ApiOkResponse({
    description: 'The generation',
    type: GenerationResourceDto,
    headers: { ...NOT_STORED, 'Retry-After': UNDER_WAY_HEADERS['Retry-After'] },
  })
  @ApiErrors('VALIDATION_FAILED', 'NOT_FOUND', 'DATABASE_UNAVAILABLE')
  async get(
    @Param('id', ParseIdPipe) id: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<GenerationResourceDto> {
    const generation = await this.history.get(id);
    if (isUnderWay(generation)) response.setHeader('Retry-After', RETRY_AFTER);
    return generation;
  }

  @Get('image')
  @Needs('read')
  @ApiOperation({
    operationId: 'getGenerationImage',
    summary: 'Its picture',
    description: 'An address that lasts. 404 while there is no picture.',
  })
  @ApiPicture('image/png')
  @ApiErrors('VALIDATION_FAILED', 'NOT_FOUND', 'RANGE_NOT_SATISFIABLE', 'DATABASE_UNAVAILABLE')
  async getImage(
    @Param('id', ParseIdPipe) id: number,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const image = await this.history.getImage(id);
    await this.images.send(image, request, response, IMAGE_CACHE_CONTROL);
  }
}
