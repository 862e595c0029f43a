import type { IncomingMessage } from 'node:http';
import { validationFailed } from '../common/validation/validation-failed.js';

export const IDEMPOTENCY_KEY = 'Idempotency-Key';

/** On answers that were not made for this call. */
export const IDEMPOTENT_REPLAYED = 'Idempotent-Replayed';

/** Visible ASCII. */
export const KEY_PATTERN = '^[\\x21-\\x7e]{1,255}$';

const KEY = new RegExp(KEY_PATTERN);

/**
 * The call's key; undefined: it has none.
 *
 * @throws ApiError VALIDATION_FAILED when it is empty, too long, has other characters or is sent more than once
 */
export function findIdempotencyKey({ headersDistinct }: IncomingMessage): string | undefined {
  const values = headersDistinct['idempotency-key'];
  if (values === undefined) return undefined;
  const [key = '', ...others] = values;
  if (others.length === 0 && KEY.test(key)) return key;
  const msg = `${IDEMPOTENCY_KEY} must be 1 to 255 visible ASCII characters, given once`;
  throw validationFailed([{ loc: ['header', IDEMPOTENCY_KEY], msg, type: 'value_error' }]);
}
