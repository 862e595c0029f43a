import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { OpenToAll } from '../common/access/needs.decorator.js';
import { ApiErrors } from '../common/errors/api-errors.decorator.js';
import { ApiPicture } from './api-picture.js';
import { ImageGate } from './image-gate.js';
import { ImageNamePipe } from './image-name.pipe.js';
import { ImageResponder } from './image-responder.js';
import type { StoredImage } from './image-store.js';
import { SignedAddress } from './signed-address.js';

@ApiTags('Images')
@OpenToAll()
@Controller('api/images')
export class ImagesController {
  constructor(
    private readonly gate: ImageGate,
    private readonly responder: ImageResponder,
  ) {}

  @Get(':file')
  @ApiOperation({
    operationId: 'getImage',
    summary: 'A picture by its content',
    description: 'What stands at such an address never changes: keep it for as long as you like.',
  })
  @ApiParam({
    name: 'file',
    description: 'SHA-256 of the picture in hex, then .png or .jpg',
    schema: { type: 'string', pattern: '^[0-9a-f]{64}\\.(png|jpg)$' },
  })
  @SignedAddress()
  @ApiPicture('image/png', 'image/jpeg')
  @ApiErrors('NOT_FOUND', 'RANGE_NOT_SATISFIABLE')
  async getImage(
    @Param('file', ImageNamePipe) image: StoredImage,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const cacheControl = this.gate.admit(image, request);
    await this.responder.send(image, request, response, cacheControl);
  }
}
