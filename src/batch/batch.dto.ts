import { ApiExtraModels, ApiProperty, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import { ERROR_CATALOGUE, type ErrorCode } from '../common/errors/error-catalogue.js';
import { GenerationResourceDto } from '../generation/generation-resource.dto.js';

/** What stands in place of an error's code for an item that was never started. */
export const SKIPPED = 'SKIPPED';

/** What stands there for an item whose generation was erased. */
export const ERASED = 'ERASED';

/** What became of an item that has no picture. */
export type ItemCode = ErrorCode | typeof SKIPPED | typeof ERASED;

/** So many items of a batch. */
export function ApiCount(description: string, example: number): PropertyDecorator {
  return ApiProperty({ description, type: 'integer', minimum: 0, maximum: 50, example });
}

/** What became of a batch: the lists belong to `requests`, index by index. */
@ApiSchema({
  name: 'Batch',
  description:
    'results, errors and error_codes belong to requests, index by index; of results[i] and errors[i] exactly one is null. Keys may be added',
})
@ApiExtraModels(GenerationResourceDto)
export class BatchDto {
  @ApiCount('Items asked for', 2)
  total: number;

  @ApiCount('Of these, how many have a picture', 1)
  successful: number;

  @ApiCount('Of these, how many have none: they failed, were never started or were erased', 1)
  failed: number;

  @ApiProperty({
    description: 'What POST /api/generate/ answers for each item; null for one without a picture',
    type: 'array',
    items: { oneOf: [{ $ref: getSchemaPath(GenerationResourceDto) }, { type: 'null' }] },
  })
  results: (GenerationResourceDto | null)[];

  @ApiProperty({
    description: 'Why an item has no picture, for people; numbered from 1. Null for one that has',
    type: 'array',
    items: { type: 'string', nullable: true },
    example: [null, 'Generation 2 failed: FIBO API error: FIBO answered 503'],
  })
  errors: (string | null)[];

  @ApiProperty({
    description: 'Ties the generations that were made for this batch: see batch_id there',
    type: 'integer',
    format: 'int64',
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    example: 7,
  })
  batch_id: number;

  @ApiProperty({
    description: `Why an item has no picture, for programs: a code of ApiError, ${SKIPPED} for one that was never started, or ${ERASED} for one whose generation was erased. Null for one that has. Codes may be added`,
    type: 'array',
    items: {
      type: 'string',
      nullable: true,
      enum: [...Object.keys(ERROR_CATALOGUE), SKIPPED, ERASED, null],
    },
    example: [null, 'GENERATION_FAILED'],
  })
  error_codes: (ItemCode | null)[];
}
