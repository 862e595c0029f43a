import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { OwnersSecrets } from './webhook-secret.repository.js';

/** What signs an owner's events. */
@ApiSchema({ name: 'WebhookSecret', description: 'Keys may be added' })
export class WebhookSecretDto {
  @ApiProperty({
    description: 'As Standard Webhooks has it: whsec_, then the base64 of the key',
    example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
  })
  secret: string;

  @ApiProperty({ description: 'Since when', type: String, format: 'date-time' })
  created_at: string;

  @ApiProperty({
    description: 'Until when the secret before it signs along; null: it does not',
    type: String,
    format: 'date-time',
    nullable: true,
  })
  previous_expires_at: string | null;
}

export function secretDto({ secret, createdAt, previous }: OwnersSecrets): WebhookSecretDto {
  return {
    secret,
    created_at: createdAt.toISOString(),
    previous_expires_at: previous[0]?.expires_at ?? null,
  };
}
