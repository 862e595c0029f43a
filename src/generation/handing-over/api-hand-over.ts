import { applyDecorators } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader } from '@nestjs/swagger';
import { CACHE_STATUS_HEADER } from '../../cache/cache-status.js';
import { LONGEST_WAIT_SECONDS } from '../../common/http/patience.js';
import { IDEMPOTENT_REPLAYED_HEADER } from '../../idempotency/idempotent.decorator.js';
import { GenerationResourceDto } from '../generation-resource.dto.js';
import { UNDER_WAY_HEADERS } from '../under-way-headers.js';

/** What of its preferences a request was granted (RFC 7240). */
export const PREFERENCE_APPLIED = 'Preference-Applied';

/** For the documentation of answers. */
export const PREFERENCE_APPLIED_HEADER = {
  [PREFERENCE_APPLIED]: {
    description: 'What the request preferred and was granted; absent when it preferred nothing',
    schema: { type: 'string', example: 'respond-async' },
  },
};

/**
 * Documents the header `Prefer` of a route.
 *
 * @param end until when a request without it waits, as part of a sentence
 */
export function ApiPrefer(end: string): MethodDecorator {
  return ApiHeader({
    name: 'Prefer',
    required: false,
    description: `How long to wait (RFC 7240): \`respond-async\` for nothing, \`wait=N\` for N seconds, at most ${LONGEST_WAIT_SECONDS}; then the answer is 202. Without it ${end}, or for SYNC_WAIT_MAX_SECONDS if that is set.`,
    // Without an example, which Swagger UI would send along: who explores there wants to see the picture.
    schema: { type: 'string', maxLength: 1000 },
  });
}

/** Documents what a route makes of `Prefer`. */
export function ApiHandOver(): MethodDecorator {
  return applyDecorators(
    ApiPrefer('until the picture is kept'),
    ApiAcceptedResponse({
      description:
        'The generation, pending or processing: it is made, however long that takes, and whatever becomes of the caller or of this process',
      type: GenerationResourceDto,
      headers: {
        ...CACHE_STATUS_HEADER,
        ...IDEMPOTENT_REPLAYED_HEADER,
        ...UNDER_WAY_HEADERS,
        ...PREFERENCE_APPLIED_HEADER,
      },
    }),
  );
}
