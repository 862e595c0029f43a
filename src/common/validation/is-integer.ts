import { applyDecorators } from '@nestjs/common';
import { constraint } from './constraint.js';
import { Traits } from './field-traits.js';
import type { Source } from './source.js';

/** Both bounds are allowed values. */
export interface IntegerRule {
  readonly min: number;
  readonly max: number;
}

const PLAIN_INTEGER = /^-?\d+$/;

/** A whole number; 1.0 is one. Text is a number only in queries and paths, and only as plain decimal digits. */
export function IsInteger({ min, max }: IntegerRule): PropertyDecorator {
  return applyDecorators(
    Traits({ read: readInteger }),
    constraint(
      'int_parsing',
      (value) => !Number.isNaN(value),
      'Input should be a valid integer, unable to parse string as an integer',
    ),
    constraint('int_type', (value) => typeof value === 'number', 'Input should be a valid integer'),
    constraint(
      'int_from_float',
      (value) => Number.isInteger(value) || value === Infinity || value === -Infinity,
      'Input should be a valid integer, got a number with a fractional part',
    ),
    constraint(
      'greater_than_equal',
      (value) => typeof value === 'number' && value >= min,
      `Input should be greater than or equal to ${min}`,
    ),
    constraint(
      'less_than_equal',
      (value) => typeof value === 'number' && value <= max,
      `Input should be less than or equal to ${max}`,
    ),
  );
}

/** NaN, which JSON cannot carry, stands for text that is no integer. */
function readInteger(submitted: unknown, source: Source): unknown {
  if (typeof submitted === 'string' && source !== 'body') {
    return PLAIN_INTEGER.test(submitted) ? withPlainZero(Number(submitted)) : NaN;
  }
  return typeof submitted === 'number' ? withPlainZero(submitted) : submitted;
}

/** -0 becomes 0: they are equal, but not in every comparison and printed form. */
function withPlainZero(value: number): number {
  return value === 0 ? 0 : value;
}
