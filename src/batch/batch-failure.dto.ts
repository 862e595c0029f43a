import { ApiResponse, ApiSchema, IntersectionType, PartialType } from '@nestjs/swagger';
import { ErrorDto } from '../common/errors/error.dto.js';
import { errorExample } from '../common/errors/error-example.js';
import { BatchDto } from './batch.dto.js';
import { ENDED_EARLY } from './batch-examples.js';

/** The 500 of a batch. */
@ApiSchema({
  name: 'BatchFailure',
  description:
    'A failure; with GENERATION_FAILED it has all keys of Batch besides, so that no paid picture is lost',
})
class BatchFailureDto extends IntersectionType(ErrorDto, PartialType(BatchDto)) {}

const EXAMPLE = {
  ...errorExample('GENERATION_FAILED'),
  detail: `Batch generation failed: ${ENDED_EARLY.errors[0]}`,
  message: `Batch generation failed: ${ENDED_EARLY.errors[0]}`,
  ...ENDED_EARLY,
};

/** Documents what `continue_on_error` false makes of a failure; stands above ApiErrors, which documents the rest of that answer. */
export function ApiBatchFailure(): MethodDecorator {
  return ApiResponse({
    status: 500,
    description:
      'GENERATION_FAILED comes only with `continue_on_error` false. `detail`, `generation_id` and `Location` are those of the item that failed first, `billed` is of all items together, and the keys of the answer 200 tell of each of them.',
    type: BatchFailureDto,
    examples: { GENERATION_FAILED: { summary: 'GENERATION_FAILED', value: EXAMPLE } },
  });
}
