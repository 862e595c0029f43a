import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../errors/api-error.js';
import { IsSetOf } from './is-set-of.js';
import { validate } from './request-validator.js';

class GrantsDto {
  @IsSetOf(['read', 'generate'])
  scopes: string[];
}

function faultsOf(scopes: unknown): unknown {
  try {
    validate(GrantsDto, { scopes }, 'body');
    return [];
  } catch (error) {
    return error instanceof ApiError ? error.detail : String(error);
  }
}

describe(IsSetOf.name, () => {
  it('takes some of the words, in any order', () => {
    expect([faultsOf(['generate', 'read']), faultsOf(['read'])]).toEqual([[], []]);
  });

  it.each<[unknown, string, string]>([
    ['read', 'list_type', 'Input should be a valid list'],
    [null, 'list_type', 'Input should be a valid list'],
    [[], 'too_short', 'List should have at least 1 item after validation, not 0'],
    [['read', 'fly'], 'value_error', 'Invalid scopes: fly'],
    [['read', 'f'.repeat(1000)], 'value_error', `Invalid scopes: ${'f'.repeat(100)}`],
    [[['read']], 'value_error', 'Invalid scopes: ["read"]'],
    [['read', 'read'], 'value_error', 'scopes must not name anything twice'],
  ])('refuses %j', (scopes, type, msg) => {
    expect(faultsOf(scopes)).toEqual([{ loc: ['body', 'scopes'], msg, type }]);
  });
});
