import { ApiError } from '../errors/api-error.js';
import { refuseUnstorable } from '../validation/unstorable.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The value of a body.
 *
 * @throws ApiError INVALID_JSON for what is not JSON in UTF-8, VALIDATION_FAILED for what cannot be stored
 */
export function parseJson(bytes: Uint8Array): unknown {
  const value = decode(bytes);
  refuseUnstorable(value, 'body');
  return value;
}

function decode(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (cause) {
    const fault = { loc: ['body'], msg: 'JSON decode error', type: 'json_invalid' };
    throw new ApiError('INVALID_JSON', [fault], { cause });
  }
}
