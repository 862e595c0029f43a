import type { ArgumentMetadata } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../errors/api-error.js';
import { IsInteger } from './is-integer.js';
import { DtoValidationPipe } from './validation.pipe.js';

class PageDto {
  @IsInteger({ min: 1, max: 200 })
  limit = 50;
}

class NothingDto {
  propertyWithoutRule = 1;
}

describe(DtoValidationPipe.name, () => {
  const pipe = new DtoValidationPipe();

  it.each<[ArgumentMetadata['type'], unknown]>([
    ['body', 7],
    ['query', '7'],
    ['param', '7'],
  ])('makes the class a handler asks for of a %s', (type, limit) => {
    const dto = pipe.transform({ limit }, { type, metatype: PageDto });
    expect(dto).toBeInstanceOf(PageDto);
    expect(dto).toEqual({ limit: 7 });
  });

  it('hands on what was validated before', () => {
    const dto = new PageDto();
    expect(pipe.transform(dto, { type: 'body', metatype: PageDto })).toBe(dto);
  });

  it('takes nothing that no rule is declared for', () => {
    expect(() =>
      pipe.transform({ propertyWithoutRule: 1 }, { type: 'query', metatype: NothingDto }),
    ).toThrow(ApiError);
  });

  it.each<ArgumentMetadata>([
    { type: 'param', metatype: String, data: 'id' },
    { type: 'body', metatype: PageDto, data: 'limit' },
    { type: 'custom', metatype: PageDto },
    { type: 'body', metatype: Object },
    { type: 'body' },
  ])('leaves %j alone', (metadata) => {
    const value = { limit: 'x' };
    expect(pipe.transform(value, metadata)).toBe(value);
  });
});
