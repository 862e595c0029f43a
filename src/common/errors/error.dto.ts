import { ApiExtraModels, ApiProperty, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import type { ApiError, Billed, ValidationFault } from './api-error.js';
import { ERROR_CATALOGUE, type ErrorCode } from './error-catalogue.js';

/** One fault of a submitted value. */
@ApiSchema({ name: 'ValidationFault', description: 'One fault of a submitted value' })
export class ValidationFaultDto {
  @ApiProperty({
    description: 'Where: body, query or path, then field names and list indexes',
    type: 'array',
    items: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    example: ['body', 'camera_angle'],
  })
  loc: ValidationFault['loc'];

  @ApiProperty({ description: 'What is wrong', example: 'Invalid camera_angle: oblique' })
  msg: string;

  @ApiProperty({ description: "pydantic's name of the fault", example: 'value_error' })
  type: string;
}

/** Every failure, whatever its status. */
@ApiSchema({ name: 'ApiError', description: 'Every failure, whatever its status' })
@ApiExtraModels(ValidationFaultDto)
export class ErrorDto {
  @ApiProperty({
    description: 'A list with one entry for each fault of a submitted value, else a sentence',
    oneOf: [
      { type: 'string' },
      { type: 'array', items: { $ref: getSchemaPath(ValidationFaultDto) } },
    ],
  })
  detail: ApiError['detail'];

  @ApiProperty({
    description: 'What went wrong, for programs. Codes may be added',
    enum: Object.keys(ERROR_CATALOGUE),
  })
  code: ErrorCode;

  @ApiProperty({ description: 'Always one sentence, for people' })
  message: string;

  @ApiProperty({ description: 'Whether the same request may succeed later' })
  retryable: boolean;

  @ApiProperty({
    description: 'Whether money was spent; unknown when nobody can tell',
    enum: ['no', 'yes', 'unknown'],
  })
  billed: Billed;

  @ApiProperty({
    description: 'The generation that stands for the failure; null when there is none',
    type: 'integer',
    format: 'int64',
    nullable: true,
  })
  generation_id: number | null;

  @ApiProperty({ description: 'The same as the header X-Request-Id' })
  request_id: string;
}
