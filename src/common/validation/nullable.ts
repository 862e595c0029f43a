import { Traits } from './field-traits.js';

/** null is allowed, besides what the field's rules allow. */
export function Nullable(): PropertyDecorator {
  return Traits({ isNullable: true });
}
