import { ApiProperty, ApiSchema } from '@nestjs/swagger';

/** What FIBO told is taken. */
@ApiSchema({ name: 'WebhookReceipt' })
export class WebhookReceiptDto {
  @ApiProperty({ description: 'Always success', example: 'success' })
  status: string;
}
