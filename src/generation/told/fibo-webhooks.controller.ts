import type { IncomingHttpHeaders } from 'node:http';
import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { OpenToAll } from '../../common/access/needs.decorator.js';
import { ApiErrors } from '../../common/errors/api-errors.decorator.js';
import { FiboWebhooks } from '../../fibo/webhooks/fibo-webhooks.js';
import { WEBHOOKS_PATH } from '../../fibo/webhooks/webhook-route.js';
import { ToldJobsService } from './told-jobs.service.js';
import { WebhookReceiptDto } from './webhook-receipt.dto.js';

@ApiTags('FIBO')
@OpenToAll()
@Controller(WEBHOOKS_PATH)
export class FiboWebhooksController {
  constructor(
    private readonly webhooks: FiboWebhooks,
    private readonly jobs: ToldJobsService,
  ) {}

  @Post(':attempt')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'receiveFiboWebhook',
    summary: 'Where FIBO tells that a job has ended',
    description:
      'Not for clients: only what FIBO has signed is taken, at an address that was given to FIBO with the order. 200 when it is written down, or when there is nothing to write; the same may come again, and in any order.',
  })
  @ApiParam({
    name: 'attempt',
    description: 'Generation, attempt and our signature over both',
    schema: { type: 'string', pattern: '^\\d+\\.\\d+\\.[\\w-]{43}$' },
  })
  @ApiHeader(header('Bria-Webhook-Id', 'The job'))
  @ApiHeader(header('Bria-Webhook-Timestamp', 'When it was sent, in Unix seconds'))
  @ApiHeader(header('Bria-Webhook-Signature', 'One or several, separated by commas: v1=<base64>'))
  @ApiBody({
    description: "What FIBO's status call answers of the job",
    schema: { type: 'object', additionalProperties: true },
  })
  @ApiOkResponse({ description: 'It is taken', type: WebhookReceiptDto })
  @ApiErrors(
    'UNAUTHENTICATED',
    'PAYLOAD_TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'DATABASE_UNAVAILABLE',
  )
  async receive(
    @Param('attempt') name: string,
    @Headers() headers: IncomingHttpHeaders,
    @Body() body: unknown,
  ): Promise<WebhookReceiptDto> {
    await this.jobs.take(this.webhooks.read(name, headers, bytesOf(body)));
    return { status: 'success' };
  }
}

function header(name: string, description: string) {
  return { name, description, required: true, schema: { type: 'string' as const } };
}

/** Of a request without a body the reader leaves something else. */
function bytesOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.of();
}
