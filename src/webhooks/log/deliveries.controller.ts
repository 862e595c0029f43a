import { Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../common/access/needs.decorator.js';
import { ApiErrors, BODY_ERRORS } from '../../common/errors/api-errors.decorator.js';
import { NOT_STORED } from '../../common/http/not-stored.js';
import { ParseIdPipe } from '../../common/validation/parse-id.pipe.js';
import { OwnerQueryDto } from '../webhook-query.dto.js';
import { DeliveriesQueryDto } from './deliveries-query.dto.js';
import { DeliveriesService } from './deliveries.service.js';
import { RETENTION_DAYS } from './delivery-retention.js';
import { WebhookDeliveryDto, WebhookDeliveryPageDto } from './delivery.dto.js';

@ApiTags('Webhooks')
@Controller('api/webhooks/deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get()
  @Needs('read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'listWebhookDeliveries',
    summary: 'Events and how they fared, newest first',
    description: `An event is tried at once, then after 5 s, 5 min, 30 min, 2 h, 5 h and 10 h, each up to a tenth longer, until the receiver answers 2xx within 15 s. 410 ends it. One that is at an end is kept for ${RETENTION_DAYS} days.`,
  })
  @ApiOkResponse({
    description: 'A page of them',
    type: WebhookDeliveryPageDto,
    headers: NOT_STORED,
  })
  @ApiErrors('VALIDATION_FAILED', 'DATABASE_UNAVAILABLE')
  list(@Query() query: DeliveriesQueryDto): Promise<WebhookDeliveryPageDto> {
    return this.deliveries.list(query);
  }

  @Post(':id/redeliver')
  @Needs('generate')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiParam({
    name: 'id',
    description: "The delivery's id",
    schema: { type: 'integer', format: 'int64', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
  })
  @ApiOperation({
    operationId: 'redeliverWebhook',
    summary: 'Send an event once more',
    description:
      'At once, whatever became of it, with the same webhook-id; if that fails, by the schedule from its beginning.',
  })
  @ApiOkResponse({
    description: 'The delivery, which is pending now',
    type: WebhookDeliveryDto,
    headers: NOT_STORED,
  })
  @ApiErrors(...BODY_ERRORS, 'VALIDATION_FAILED', 'NOT_FOUND', 'DATABASE_UNAVAILABLE')
  redeliver(
    @Param('id', ParseIdPipe) id: number,
    @Query() { user_id }: OwnerQueryDto,
  ): Promise<WebhookDeliveryDto> {
    return this.deliveries.redeliver(id, user_id);
  }
}
