import { applyDecorators } from '@nestjs/common';
import { constraint } from './constraint.js';
import { quote } from './quote.js';

/** How a value outside of the list is complained of. */
export interface OneOfRule {
  /** Default: `Invalid camera_angle: oblique`, with field and value. */
  readonly message?: string;
}

/** One of the given strings. */
export function IsOneOf(values: readonly string[], { message }: OneOfRule = {}): PropertyDecorator {
  const allowed = new Set<unknown>(values);
  return applyDecorators(
    constraint(
      'string_type',
      (value) => typeof value === 'string',
      'Input should be a valid string',
    ),
    constraint(
      'value_error',
      (value) => allowed.has(value),
      message ?? ((field, value) => `Invalid ${field}: ${quote(String(value))}`),
    ),
  );
}
