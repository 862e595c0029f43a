import type { Caller } from './caller.js';
import { findCaller } from './current-caller.js';

/** Whom a field can name: one user; or, by being left out, all of them, which is for those who manage keys. */
export type NamedUser = 'one' | 'one or all';

/** The user whom the key lets such a field name, or any; undefined: no key has a say in it. */
export function nameableUser(meaning: NamedUser): Caller['user'] | undefined {
  const caller = findCaller();
  if (!caller || caller.keyId === null) return undefined;
  const isAboutAll = meaning === 'one or all' && caller.scopes.includes('admin');
  return isAboutAll ? undefined : caller.user;
}
