import type { NamedUser } from '../access/named-user.js';
import { Traits } from './field-traits.js';
import type { IntegerRule } from './is-integer.js';

/** What a user's id may be. */
export const USER_ID: IntegerRule = { min: 1, max: 2_147_483_647 };

/**
 * The field names whose things a request is about. With a user's key it may be left out, and another's is refused (FORBIDDEN); with a key
 * for any user it must be there. Without keys it is a field like any other.
 *
 * @param meaning what it means to leave it out where no key says so
 */
export function OwnerId(meaning: NamedUser = 'one'): PropertyDecorator {
  return Traits({ namesUser: meaning });
}
