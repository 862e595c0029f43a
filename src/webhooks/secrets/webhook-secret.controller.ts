import { Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../common/access/needs.decorator.js';
import { ApiErrors, BODY_ERRORS } from '../../common/errors/api-errors.decorator.js';
import { NOT_STORED } from '../../common/http/not-stored.js';
import { OwnerQueryDto } from '../webhook-query.dto.js';
import { secretDto, WebhookSecretDto } from './webhook-secret.dto.js';
import { WebhookSecrets } from './webhook-secrets.js';

@ApiTags('Webhooks')
@Controller('api/webhooks/secret')
export class WebhookSecretController {
  constructor(private readonly secrets: WebhookSecrets) {}

  @Get()
  @Needs('generate')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'getWebhookSecret',
    summary: 'What signs the events',
    description:
      "Every event is signed as Standard Webhooks has it, with its owner's secret, which is made when it is first needed: receivers verify it with any library of standardwebhooks.com.",
  })
  @ApiOkResponse({ description: 'The secret', type: WebhookSecretDto, headers: NOT_STORED })
  @ApiErrors('VALIDATION_FAILED', 'DATABASE_UNAVAILABLE')
  async get(@Query() { user_id }: OwnerQueryDto): Promise<WebhookSecretDto> {
    return secretDto(await this.secrets.get(user_id));
  }

  @Post('rotate')
  @Needs('generate')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'rotateWebhookSecret',
    summary: 'Replace the secret',
    description: 'The old one signs along for 24 hours: every event has both signatures then.',
  })
  @ApiOkResponse({ description: 'The new secret', type: WebhookSecretDto, headers: NOT_STORED })
  @ApiErrors(...BODY_ERRORS, 'VALIDATION_FAILED', 'DATABASE_UNAVAILABLE')
  async rotate(@Query() { user_id }: OwnerQueryDto): Promise<WebhookSecretDto> {
    return secretDto(await this.secrets.rotate(user_id));
  }
}
