import { describe, expect, it } from '@jest/globals';
import { validate } from '../../common/validation/request-validator.js';
import { CreateGenerationDto } from '../generation.dto.js';
import { PARAMETERS, ParametersDto } from './parameters.dto.js';

describe(ParametersDto.name, () => {
  it('lists the values of the six parameters and the modes as the reference does', () => {
    expect(Object.keys(PARAMETERS)).toEqual(['parameters', 'modes', 'description', 'fields']);
    expect(PARAMETERS.parameters.fov).toEqual(['wide', 'standard', 'telephoto']);
    expect(PARAMETERS.modes).toEqual(['ai', 'manual']);
  });

  it('explains every value that it lists', () => {
    for (const [name, values] of Object.entries(PARAMETERS.parameters)) {
      const field = Object.entries(PARAMETERS.fields).find(([other]) => other === name)?.[1];
      expect(Object.keys(field?.values ?? {})).toEqual(values);
      expect(Object.values(field?.values ?? {}).every((meaning) => meaning.length > 0)).toBe(true);
    }
  });

  it('tells of every field of a request, with its default and its range where it has them', () => {
    const names = Object.keys(validate(CreateGenerationDto, { prompt: 'A luxury watch' }, 'body'));

    // It has no default, and stands in no request that does not name it.
    names.push('webhook_url');
    expect(Object.keys(PARAMETERS.fields).sort()).toEqual(names.sort());
    expect(PARAMETERS.fields.max_retries).toMatchObject({ default: 3, minimum: 0, maximum: 5 });
    expect(PARAMETERS.fields.seed).not.toHaveProperty('default');
  });
});
