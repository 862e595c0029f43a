import { applyDecorators } from '@nestjs/common';
import { constraint } from './constraint.js';
import { quote } from './quote.js';

/** A list of some of the given strings, at least one, each once. */
export function IsSetOf(values: readonly string[]): PropertyDecorator {
  const allowed = new Set<unknown>(values);
  return applyDecorators(
    constraint('list_type', Array.isArray, 'Input should be a valid list'),
    constraint(
      'too_short',
      (value) => Array.isArray(value) && value.length > 0,
      'List should have at least 1 item after validation, not 0',
    ),
    constraint(
      'value_error',
      (value) => Array.isArray(value) && value.every((item) => allowed.has(item)),
      (field, value) => `Invalid ${field}: ${quote(textOf(stranger(value, allowed)))}`,
    ),
    constraint(
      'value_error',
      (value) => Array.isArray(value) && new Set(value).size === value.length,
      (field) => `${field} must not name anything twice`,
    ),
  );
}

function stranger(items: unknown, allowed: ReadonlySet<unknown>): unknown {
  return Array.isArray(items) ? items.find((item) => !allowed.has(item)) : items;
}

function textOf(item: unknown): string {
  return typeof item === 'string' ? item : JSON.stringify(item);
}
