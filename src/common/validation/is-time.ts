import { applyDecorators } from '@nestjs/common';
import { utcMicroseconds } from '../time/utc-microseconds.js';
import { constraint } from './constraint.js';
import { Traits } from './field-traits.js';

/** A time of RFC 3339. The DTO holds it in UTC and microseconds: 2025-12-07T10:30:00.000000Z. */
export function IsTime(): PropertyDecorator {
  return applyDecorators(
    Traits({ read: readTime }),
    constraint(
      'datetime_parsing',
      (value) => value !== undefined,
      'Input should be a valid datetime with its offset from UTC, like 2025-12-07T10:30:00Z',
    ),
  );
}

function readTime(submitted: unknown): string | undefined {
  return typeof submitted === 'string' ? utcMicroseconds(submitted) : undefined;
}
