import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Nullable } from '../../common/validation/nullable.js';
import { Optional } from '../../common/validation/optional.js';
import { IsWebhookUrl } from './is-webhook-url.js';
import { MAX_URL_LENGTH } from './webhook-url.js';

/** A field of a body that says where its end is to be told. It is only declared, and is no key of a body without it: such bodies are what they were before there was this field. */
export function WebhookUrlField(description: string): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      description,
      type: String,
      format: 'uri',
      maxLength: MAX_URL_LENGTH,
      nullable: true,
      required: false,
    }),
    Optional(),
    Nullable(),
    IsWebhookUrl(),
  );
}
