import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  UseGuards,
} from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../common/access/needs.decorator.js';
import { ApiErrors } from '../../common/errors/api-errors.decorator.js';
import { NOT_STORED } from '../../common/http/not-stored.js';
import { ApiId } from '../../common/validation/api-id.js';
import { NoQueryGuard } from '../../common/validation/no-query.guard.js';
import { ParseIdPipe } from '../../common/validation/parse-id.pipe.js';
import { CreateKeyDto, RotateKeyDto } from './create-key.dto.js';
import { KeyDto, KeyListDto, NewKeyDto, OwnKeyDto } from './key.dto.js';
import { KeysService } from './keys.service.js';

@ApiTags('Keys')
@UseGuards(NoQueryGuard)
@Controller('api/keys')
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  @Post()
  @Needs('admin')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'createKey',
    summary: 'Make a key',
    description:
      'For any user and any scope: a key with the scope admin is for whoever runs the service.',
  })
  @ApiOkResponse({ description: 'The key, shown this once', type: NewKeyDto, headers: NOT_STORED })
  @ApiErrors(
    'VALIDATION_FAILED',
    'INVALID_JSON',
    'PAYLOAD_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'DATABASE_UNAVAILABLE',
  )
  create(@Body() body: CreateKeyDto): Promise<NewKeyDto> {
    return this.keys.create(body);
  }

  @Get()
  @Needs('admin')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'listKeys', summary: 'All keys, without their secrets' })
  @ApiOkResponse({ description: 'The keys', type: KeyListDto, headers: NOT_STORED })
  @ApiErrors('VALIDATION_FAILED', 'DATABASE_UNAVAILABLE')
  list(): Promise<KeyListDto> {
    return this.keys.list();
  }

  @Get('me')
  @Needs('any')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getOwnKey', summary: 'The key that this request was sent with' })
  @ApiOkResponse({ description: 'The key', type: OwnKeyDto, headers: NOT_STORED })
  @ApiErrors('VALIDATION_FAILED', 'DATABASE_UNAVAILABLE')
  getOwn(): Promise<OwnKeyDto> {
    return this.keys.getOwn();
  }

  @Delete(':id')
  @Needs('admin')
  @ApiId("The key's id")
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'revokeKey',
    summary: 'Revoke a key',
    description:
      'Within a second no node knows it any more. Also the key that this request is sent with: whoever locks himself out makes another one by the command of the service. One that is revoked stays as it is, and is the answer: asking twice changes nothing.',
  })
  @ApiOkResponse({ description: 'The key, which is revoked', type: KeyDto, headers: NOT_STORED })
  @ApiErrors('VALIDATION_FAILED', 'NOT_FOUND', 'DATABASE_UNAVAILABLE')
  revoke(@Param('id', ParseIdPipe) id: number): Promise<KeyDto> {
    return this.keys.revoke(id);
  }

  @Post(':id/rotate')
  @Needs('admin')
  @HttpCode(200)
  @ApiId("The key's id")
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'rotateKey',
    summary: 'Give a key a new secret',
    description:
      'The old one is good for so many hours yet; of several that were replaced, the last one alone. 404 also for a key that is revoked or has expired. The body may be left out.',
  })
  @ApiBody({ type: RotateKeyDto, required: false })
  @ApiOkResponse({
    description: 'The key with its new text, shown this once',
    type: NewKeyDto,
    headers: NOT_STORED,
  })
  @ApiErrors(
    'VALIDATION_FAILED',
    'INVALID_JSON',
    'NOT_FOUND',
    'PAYLOAD_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'DATABASE_UNAVAILABLE',
  )
  rotate(@Param('id', ParseIdPipe) id: number, @Body() body: RotateKeyDto): Promise<NewKeyDto> {
    return this.keys.rotate(id, body);
  }
}
