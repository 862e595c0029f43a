import { applyDecorators } from '@nestjs/common';
import { constraint } from './constraint.js';
import { Traits, type DtoClass } from './field-traits.js';

/** Both bounds are allowed lengths. */
export interface ListRule {
  readonly min: number;
  readonly max: number;
}

/** A list of `min` to `max` items, each validated as the given class. */
export function IsList(items: () => DtoClass, { min, max }: ListRule): PropertyDecorator {
  return applyDecorators(
    Traits({ items }),
    constraint('list_type', Array.isArray, 'Input should be a valid list'),
    constraint(
      'too_short',
      (value) => Array.isArray(value) && value.length >= min,
      (_field, value) => `List should have at least ${count(min)}, not ${lengthOf(value)}`,
    ),
    constraint(
      'too_long',
      (value) => Array.isArray(value) && value.length <= max,
      (_field, value) => `List should have at most ${count(max)}, not ${lengthOf(value)}`,
    ),
  );
}

function count(items: number): string {
  return `${items} item${items === 1 ? '' : 's'} after validation`;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
