import { ANY_USER } from '../../common/access/caller.js';
import { constraint } from '../../common/validation/constraint.js';
import { USER_ID } from '../../common/validation/owner-id.js';

/** The id of a user, or "*". */
export function IsKeysUser(): PropertyDecorator {
  return constraint(
    'value_error',
    (value) => value === ANY_USER || isUserId(value),
    (field) => `${field} must be an integer from ${USER_ID.min} to ${USER_ID.max}, or "*"`,
  );
}

function isUserId(value: unknown): boolean {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= USER_ID.min &&
    value <= USER_ID.max
  );
}
