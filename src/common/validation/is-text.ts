import { applyDecorators } from '@nestjs/common';
import { constraint } from './constraint.js';
import { Traits } from './field-traits.js';

/** Lengths are counted in code points. */
export interface TextRule {
  readonly min?: number;
  readonly max: number;
  /** Takes away the space around the text before it is judged; default: false. */
  readonly trim?: boolean;
}

/** A string of `min` to `max` characters. */
export function IsText({ min = 0, max, trim = false }: TextRule): PropertyDecorator {
  return applyDecorators(
    Traits(trim ? { read: trimmed } : {}),
    constraint('string_type', isString, 'Input should be a valid string'),
    constraint(
      'string_too_short',
      (value) => isString(value) && codePointCount(value) >= min,
      `String should have at least ${characters(min)}`,
    ),
    constraint(
      'string_too_long',
      (value) => isString(value) && codePointCount(value) <= max,
      `String should have at most ${characters(max)}`,
    ),
  );
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function trimmed(submitted: unknown): unknown {
  return isString(submitted) ? submitted.trim() : submitted;
}

function codePointCount(text: string): number {
  const pairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g);
  return text.length - (pairs?.length ?? 0);
}

function characters(count: number): string {
  return `${count} character${count === 1 ? '' : 's'}`;
}
