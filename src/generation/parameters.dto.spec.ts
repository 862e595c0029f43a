import { describe, expect, it } from '@jest/globals';
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
      expect(values).toContain(field?.default);
    }
  });
});
