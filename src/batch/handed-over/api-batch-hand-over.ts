import { applyDecorators } from '@nestjs/common';
import { ApiAcceptedResponse } from '@nestjs/swagger';
import {
  ApiPrefer,
  PREFERENCE_APPLIED_HEADER,
} from '../../generation/handing-over/api-hand-over.js';
import { UNDER_WAY_HEADERS } from '../../generation/under-way-headers.js';
import { IDEMPOTENT_REPLAYED_HEADER } from '../../idempotency/idempotent.decorator.js';
import { BatchJobDto } from './batch-job.dto.js';

const LOCATION = {
  Location: {
    description: 'Where the batch stands',
    schema: { type: 'string', format: 'uri-reference', example: '/api/generate/batch/7' },
  },
};

/** Documents what the route of batches makes of `Prefer`. */
export function ApiBatchHandOver(): MethodDecorator {
  return applyDecorators(
    ApiPrefer('until every item has ended, with `webhook_url` until the deadline'),
    ApiAcceptedResponse({
      description:
        'The batch, processing: each item is made, however long that takes, and whatever becomes of the caller or of this process',
      type: BatchJobDto,
      headers: {
        ...IDEMPOTENT_REPLAYED_HEADER,
        ...UNDER_WAY_HEADERS,
        ...LOCATION,
        ...PREFERENCE_APPLIED_HEADER,
      },
    }),
  );
}
