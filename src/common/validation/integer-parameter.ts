import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInteger, type IntegerRule } from './is-integer.js';

/** What the rule does not say; a parameter is documented as optional unless it is `required`. */
export interface IntegerParameterDocumentation {
  readonly description: string;
  readonly required?: boolean;
  readonly format?: string;
  readonly default?: number;
}

/** A whole number in a query, checked and documented by one rule. */
export function IntegerParameter(
  rule: IntegerRule,
  documentation: IntegerParameterDocumentation,
): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      type: 'integer',
      required: false,
      minimum: rule.min,
      maximum: rule.max,
      ...documentation,
    }),
    IsInteger(rule),
  );
}
