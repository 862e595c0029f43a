import { ApiError, type ApiErrorOptions } from './api-error.js';
import { type ErrorBody, errorBody } from './error-body.js';
import { ERROR_CATALOGUE, type ErrorCode } from './error-catalogue.js';

const REQUEST_ID = '4da5251a-0973-40e3-a533-9dc9e8c2c080';
const ITS_ROW: ApiErrorOptions = { generationId: 101 };
const FIBO_SAYS = 'Generation failed: FIBO API error:';

/** What the service says where it says more, or something else, than the code's title. */
const SAID: Partial<Record<ErrorCode, readonly [ApiError['detail'], ApiErrorOptions?]>> = {
  VALIDATION_FAILED: [
    [{ loc: ['body', 'camera_angle'], msg: 'Invalid camera_angle: oblique', type: 'value_error' }],
  ],
  INVALID_JSON: [[{ loc: ['body'], msg: 'JSON decode error', type: 'json_invalid' }]],
  GENERATION_REFUSED: ['Generation refused: Prompt content moderation failed', ITS_ROW],
  NOT_FOUND: ['Not Found'],
  UPSTREAM_RATE_LIMITED: ['Rate limit exceeded', ITS_ROW],
  GENERATION_FAILED: [`${FIBO_SAYS} FIBO answered 503`, ITS_ROW],
  OUTCOME_UNKNOWN: [`${FIBO_SAYS} FIBO answered 504 without saying why`, ITS_ROW],
  IMAGE_UNAVAILABLE: [`${FIBO_SAYS} the picture could not be fetched`, ITS_ROW],
  UPSTREAM_UNAUTHORIZED: [`${FIBO_SAYS} FIBO does not accept the account (401)`, ITS_ROW],
  INTERNAL_ERROR: ['Internal Server Error'],
  GENERATION_TIMEOUT: ['Generation timed out: the picture is not ready yet', ITS_ROW],
};

/** A failure with this code as a client may meet it, for the documentation. */
export function errorExample(code: ErrorCode): ErrorBody {
  const title = ERROR_CATALOGUE[code].title.replace(/\.$/, '');
  const [detail, options] = SAID[code] ?? [title];
  return errorBody(new ApiError(code, detail, options), REQUEST_ID);
}
