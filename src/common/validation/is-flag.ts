import { applyDecorators } from '@nestjs/common';
import { constraint } from './constraint.js';
import { Traits } from './field-traits.js';
import type { Source } from './source.js';

/** true or false; in queries as those words. */
export function IsFlag(): PropertyDecorator {
  return applyDecorators(
    Traits({ read: readFlag }),
    constraint(
      'bool_type',
      (value) => typeof value === 'boolean',
      'Input should be a valid boolean',
    ),
  );
}

function readFlag(submitted: unknown, source: Source): unknown {
  const isWord = source !== 'body' && (submitted === 'true' || submitted === 'false');
  return isWord ? submitted === 'true' : submitted;
}
