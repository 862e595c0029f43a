import { Traits } from './field-traits.js';

/** The field may be left out and has no default then; what is submitted must follow its rules. */
export function Optional(): PropertyDecorator {
  return Traits({ isOptional: true });
}
