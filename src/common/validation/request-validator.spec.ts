import { ValidateIf } from 'class-validator';
import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../errors/api-error.js';
import { IsFlag } from './is-flag.js';
import { IsInteger } from './is-integer.js';
import { IsList } from './is-list.js';
import { IsOneOf } from './is-one-of.js';
import { IsText } from './is-text.js';
import { Nullable } from './nullable.js';
import { Optional } from './optional.js';
import { validate } from './request-validator.js';
import type { Source } from './source.js';

class PictureDto {
  @IsText({ min: 3, max: 5, trim: true })
  prompt: string;

  @IsOneOf(['ai', 'manual'], { message: 'mode must be "ai" or "manual"' })
  mode = 'ai';

  @Nullable()
  @IsOneOf(['eye-level', "bird's-eye"])
  camera_angle: string | null = null;

  @IsFlag()
  use_cache = true;

  @IsInteger({ min: 0, max: 5 })
  max_retries = 3;

  @Nullable()
  @IsInteger({ min: 0, max: 2_147_483_647 })
  seed: number | null = null;
}

class BatchDto {
  @IsList(() => PictureDto, { min: 1, max: 2 })
  requests: PictureDto[];

  @IsFlag()
  parallel = true;
}

class OneCharacterDto {
  @IsText({ min: 1, max: 1 })
  letter: string;
}

class OwnerQuery {
  @Optional()
  @IsInteger({ min: 1, max: 5 })
  user_id?: number;
}

function faultsOf(dto: new () => object, value: unknown, source: Source = 'body'): unknown {
  try {
    validate(dto, value, source);
    return [];
  } catch (error) {
    return error instanceof ApiError ? error.detail : String(error);
  }
}

const NO_STRING = ['string_type', 'Input should be a valid string'];
const NO_INTEGER = ['int_type', 'Input should be a valid integer'];
const FRACTION = [
  'int_from_float',
  'Input should be a valid integer, got a number with a fractional part',
];
const UNPARSED = [
  'int_parsing',
  'Input should be a valid integer, unable to parse string as an integer',
];
const NO_FLAG = ['bool_type', 'Input should be a valid boolean'];
const NO_MODE = ['value_error', 'mode must be "ai" or "manual"'];
const TOO_SHORT = ['string_too_short', 'String should have at least 3 characters'];
const TOO_LONG = ['string_too_long', 'String should have at most 5 characters'];
const NO_OBJECT = 'Input should be a valid dictionary or object to extract fields from';
const EXTRA = { msg: 'Extra inputs are not permitted', type: 'extra_forbidden' };

describe(validate.name, () => {
  it('makes an instance with the defaults of the class', () => {
    const dto = validate(PictureDto, { prompt: ' abc\n' }, 'body');
    expect(dto).toBeInstanceOf(PictureDto);
    expect(dto).toEqual({
      prompt: 'abc',
      mode: 'ai',
      camera_angle: null,
      use_cache: true,
      max_retries: 3,
      seed: null,
    });
  });

  it.each<[string, unknown, unknown]>([
    ['prompt', '  abcde  ', 'abcde'],
    ['prompt', '😀😀😀😀😀', '😀😀😀😀😀'],
    ['camera_angle', null, null],
    ['camera_angle', "bird's-eye", "bird's-eye"],
    ['use_cache', false, false],
    ['max_retries', 1.0, 1],
    ['max_retries', -0, 0],
    ['seed', 2_147_483_647, 2_147_483_647],
  ])('takes %s: %j', (field, value, held) => {
    const dto = validate(PictureDto, { prompt: 'abc', [field]: value }, 'body');
    expect(dto).toMatchObject({ [field]: held });
  });

  it.each<[string, unknown, readonly string[]]>([
    ['prompt', null, NO_STRING],
    ['prompt', 7, NO_STRING],
    ['prompt', ['abc'], NO_STRING],
    ['prompt', { toString: 'abc' }, NO_STRING],
    ['prompt', ' a b'.slice(0, 2), TOO_SHORT],
    ['prompt', '     ', TOO_SHORT],
    ['prompt', '😀😀', TOO_SHORT],
    ['prompt', 'abcdef', TOO_LONG],
    ['prompt', '😀😀😀😀😀😀', TOO_LONG],
    ['mode', 'AI', NO_MODE],
    ['mode', '', NO_MODE],
    ['mode', null, NO_STRING],
    ['camera_angle', 'oblique', ['value_error', 'Invalid camera_angle: oblique']],
    ['camera_angle', '', ['value_error', 'Invalid camera_angle: ']],
    ['camera_angle', '$value', ['value_error', 'Invalid camera_angle: $value']],
    [
      'camera_angle',
      '😀'.repeat(101),
      ['value_error', `Invalid camera_angle: ${'😀'.repeat(100)}`],
    ],
    ['camera_angle', 1, NO_STRING],
    ['use_cache', 'true', NO_FLAG],
    ['use_cache', 1, NO_FLAG],
    ['use_cache', null, NO_FLAG],
    ['max_retries', '3', NO_INTEGER],
    ['max_retries', true, NO_INTEGER],
    ['max_retries', null, NO_INTEGER],
    ['max_retries', 1.5, FRACTION],
    ['max_retries', -1, ['greater_than_equal', 'Input should be greater than or equal to 0']],
    ['max_retries', 6, ['less_than_equal', 'Input should be less than or equal to 5']],
    ['max_retries', Infinity, ['less_than_equal', 'Input should be less than or equal to 5']],
    ['seed', 1e21, ['less_than_equal', 'Input should be less than or equal to 2147483647']],
  ])('refuses %s: %j', (field, value, [type, msg]) => {
    const body = { prompt: 'abc', [field]: value };
    expect(faultsOf(PictureDto, body)).toEqual([{ loc: ['body', field], msg, type }]);
  });

  it('counts one character in the singular', () => {
    expect(faultsOf(OneCharacterDto, { letter: '' })).toMatchObject([
      { msg: 'String should have at least 1 character' },
    ]);
    expect(faultsOf(OneCharacterDto, { letter: 'ab' })).toMatchObject([
      { msg: 'String should have at most 1 character' },
    ]);
  });

  it('names all faults, in the order of the class, then what is unknown', () => {
    const body = { zoom: 1, seed: 'x', lightning: 'soft', mode: 'auto' };
    expect(faultsOf(PictureDto, body)).toEqual([
      { loc: ['body', 'prompt'], msg: 'Field required', type: 'missing' },
      { loc: ['body', 'mode'], msg: 'mode must be "ai" or "manual"', type: 'value_error' },
      { loc: ['body', 'seed'], msg: 'Input should be a valid integer', type: 'int_type' },
      { loc: ['body', 'zoom'], ...EXTRA },
      { loc: ['body', 'lightning'], ...EXTRA },
    ]);
  });

  it.each(['toString', 'hasOwnProperty', 'constructor', 'prototype', '__proto__', 'valueOf'])(
    'knows no field %s',
    (name) => {
      const body: unknown = JSON.parse(`{"prompt":"abc","${name}":{}}`);
      expect(faultsOf(PictureDto, body)).toEqual([{ loc: ['body', name], ...EXTRA }]);
    },
  );

  it('quotes an unknown field with at most 100 characters', () => {
    const body = { prompt: 'abc', ['x'.repeat(1000)]: 1 };
    expect(faultsOf(PictureDto, body)).toEqual([{ loc: ['body', 'x'.repeat(100)], ...EXTRA }]);
  });

  it.each([[null], [[]], ['abc'], [7], [true]])('refuses the body %j', (body) => {
    expect(faultsOf(PictureDto, body)).toEqual([
      { loc: ['body'], msg: NO_OBJECT, type: 'model_attributes_type' },
    ]);
  });

  it('takes no body for an empty one where all may be left out', () => {
    expect(validate(OwnerQuery, undefined, 'body')).toBeInstanceOf(OwnerQuery);
    expect(faultsOf(OwnerQuery, null)).toMatchObject([{ type: 'model_attributes_type' }]);
  });

  it('asks for a body', () => {
    expect(faultsOf(PictureDto, undefined)).toEqual([
      { loc: ['body'], msg: 'Field required', type: 'missing' },
    ]);
  });

  describe('of a list', () => {
    it('makes instances of its items', () => {
      const dto = validate(BatchDto, { requests: [{ prompt: ' abc' }] }, 'body');
      expect(dto.requests[0]).toBeInstanceOf(PictureDto);
      expect(dto.requests[0]).toMatchObject({ prompt: 'abc', mode: 'ai' });
    });

    it.each([
      [{}, 'list_type', 'Input should be a valid list'],
      [null, 'list_type', 'Input should be a valid list'],
      [[], 'too_short', 'List should have at least 1 item after validation, not 0'],
      [[1, 2, 3], 'too_long', 'List should have at most 2 items after validation, not 3'],
    ])('refuses %j', (requests, type, msg) => {
      expect(faultsOf(BatchDto, { requests })).toEqual([{ loc: ['body', 'requests'], msg, type }]);
    });

    it('tells which items are at fault', () => {
      const requests = [{ prompt: 'abc', lightning: 1 }, null];
      expect(faultsOf(BatchDto, { requests, parallel: 1 })).toEqual([
        { loc: ['body', 'requests', 0, 'lightning'], ...EXTRA },
        { loc: ['body', 'requests', 1], msg: NO_OBJECT, type: 'model_attributes_type' },
        { loc: ['body', 'parallel'], msg: NO_FLAG[1], type: 'bool_type' },
      ]);
    });
  });

  describe('of a query', () => {
    const read = (query: object) => validate(PictureDto, { prompt: 'abc', ...query }, 'query');

    it('reads numbers and flags', () => {
      expect(read({ max_retries: '5', use_cache: 'false', seed: '007' })).toMatchObject({
        max_retries: 5,
        use_cache: false,
        seed: 7,
      });
    });

    it.each<[string, unknown, readonly string[]]>([
      ['seed', '', UNPARSED],
      ['seed', ' 1', UNPARSED],
      ['seed', '1.0', UNPARSED],
      ['seed', '1e3', UNPARSED],
      ['seed', '0x1', UNPARSED],
      ['seed', '+1', UNPARSED],
      ['seed', 'null', UNPARSED],
      ['seed', '-1', ['greater_than_equal', 'Input should be greater than or equal to 0']],
      [
        'seed',
        '9'.repeat(400),
        ['less_than_equal', 'Input should be less than or equal to 2147483647'],
      ],
      ['use_cache', '1', NO_FLAG],
      ['use_cache', 'True', NO_FLAG],
      ['mode', ['ai', 'ai'], ['list_type', 'Input should be given only once']],
      ['mode', 'a\0', ['value_error', 'mode has characters that cannot be stored']],
    ])('refuses %s=%j', (field, value, [type, msg]) => {
      const query = { prompt: 'abc', [field]: value };
      expect(faultsOf(PictureDto, query, 'query')).toEqual([{ loc: ['query', field], msg, type }]);
    });

    it('has no unknown parameters, repeated or not', () => {
      expect(faultsOf(PictureDto, { prompt: 'abc', 'seed[$gt]': ['1', '2'] }, 'query')).toEqual([
        { loc: ['query', 'seed[$gt]'], ...EXTRA },
      ]);
    });
  });

  describe('of an optional field', () => {
    it('leaves it open', () => {
      expect(validate(OwnerQuery, {}, 'query').user_id).toBeUndefined();
      expect(validate(OwnerQuery, {}, 'body')).toBeInstanceOf(OwnerQuery);
    });

    it('takes it when it comes', () => {
      expect(validate(OwnerQuery, { user_id: '5' }, 'query').user_id).toBe(5);
    });

    it.each<[unknown, Source, readonly string[]]>([
      ['6', 'query', ['less_than_equal', 'Input should be less than or equal to 5']],
      ['', 'query', UNPARSED],
      [null, 'body', NO_INTEGER],
    ])('has its rules obeyed: %j in a %s', (user_id, source, [type, msg]) => {
      expect(faultsOf(OwnerQuery, { user_id }, source)).toEqual([
        { loc: [source, 'user_id'], msg, type },
      ]);
    });
  });

  it('does not pass over decorators that it would not obey', () => {
    class ConditionalDto {
      @ValidateIf(() => false)
      @IsFlag()
      flag = true;
    }
    expect(() => validate(ConditionalDto, {}, 'body')).toThrow('ConditionalDto.flag');
  });
});
