import type { ValidationFault } from '../errors/api-error.js';
import { quote } from './quote.js';
import type { Source } from './source.js';
import { validationFailed } from './validation-failed.js';

/** Levels of objects and lists, the outermost being the first. */
const MAX_DEPTH = 32;

/** PostgreSQL's text and jsonb take neither. With the u flag, Cs matches only surrogates without a partner. */
const NUL_OR_LONE_SURROGATE = /[\0\p{Cs}]/u;

/** A value inside the submitted one; knows its way up, so that a `loc` is made only for a fault. */
interface Place {
  readonly value: unknown;
  readonly key: string | number;
  readonly parent: Place | undefined;
  readonly depth: number;
}

/**
 * Refuses what must not get any further of a parsed value: characters that cannot be stored, nesting over 32 levels, and
 * keys named `__proto__`. Walks without recursion: no depth of input exhausts the stack.
 *
 * @throws ApiError VALIDATION_FAILED with all such places
 */
export function refuseUnstorable(value: unknown, source: Source): void {
  const faults: ValidationFault[] = [];
  const places: Place[] = [{ value, key: source, parent: undefined, depth: 1 }];
  for (const place of places) {
    const fault = faultOf(place);
    if (fault !== undefined) {
      faults.push(fault);
    } else {
      addMembers(place, places);
    }
  }
  if (faults.length > 0) {
    throw validationFailed(faults);
  }
}

function faultOf(place: Place): ValidationFault | undefined {
  const { value, key, parent, depth } = place;
  if (typeof key === 'string' && parent !== undefined && NUL_OR_LONE_SURROGATE.test(key)) {
    return faultAt(parent, 'has a key with characters that cannot be stored');
  }
  if (key === '__proto__') {
    return faultAt(place, 'is not allowed as a key');
  }
  if (typeof value === 'string' && NUL_OR_LONE_SURROGATE.test(value)) {
    return faultAt(place, 'has characters that cannot be stored');
  }
  if (typeof value === 'object' && value !== null && depth > MAX_DEPTH) {
    return faultAt(place, `is nested deeper than ${MAX_DEPTH} levels`);
  }
  return undefined;
}

function addMembers(parent: Place, places: Place[]): void {
  const { value } = parent;
  const depth = parent.depth + 1;
  if (Array.isArray(value)) {
    value.forEach((member: unknown, key) => places.push({ value: member, key, parent, depth }));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      places.push({ value: member, key, parent, depth });
    }
  }
}

function faultAt(place: Place, complaint: string): ValidationFault {
  const loc: (string | number)[] = [];
  for (let step: Place | undefined = place; step !== undefined; step = step.parent) {
    loc.unshift(typeof step.key === 'string' ? quote(step.key) : step.key);
  }
  return { loc, msg: `${String(loc.at(-1))} ${complaint}`, type: 'value_error' };
}
