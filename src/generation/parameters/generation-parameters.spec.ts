import { describe, expect, it } from '@jest/globals';
import {
  CAMERA_PARAMETER_NAMES,
  CAMERA_PARAMETERS,
  type CameraParameterName,
  parameterColumns,
  parametersOf,
  valuesOf,
} from './generation-parameters.js';

describe(valuesOf.name, () => {
  it.each<[CameraParameterName, readonly string[]]>([
    ['camera_angle', ['eye-level', 'low-angle', 'high-angle', 'dutch-tilt', "bird's-eye"]],
    ['fov', ['wide', 'standard', 'telephoto']],
    ['lighting', ['natural', 'studio', 'dramatic', 'golden-hour', 'soft', 'hard']],
    ['color_palette', ['vibrant', 'pastel', 'monochrome', 'warm', 'cool', 'neon']],
    ['composition', ['rule-of-thirds', 'centered', 'dynamic', 'minimal']],
    ['style', ['photorealistic', 'cinematic', 'editorial', 'commercial']],
  ])('lists what %s may be', (name, values) => {
    expect(valuesOf(name)).toEqual(values);
  });

  it('leaves none of the six out', () => {
    expect(CAMERA_PARAMETER_NAMES).toEqual([
      'camera_angle',
      'fov',
      'lighting',
      'color_palette',
      'composition',
      'style',
    ]);
  });

  it.each(CAMERA_PARAMETER_NAMES)('has the fallback of %s among them', (name) => {
    expect(valuesOf(name)).toContain(CAMERA_PARAMETERS[name].fallback);
  });
});

describe(parametersOf.name, () => {
  it('gives back what parameterColumns made of it, each value in its place', () => {
    const parameters = {
      camera_angle: 'eye-level',
      fov: null,
      lighting: 'studio',
      color_palette: 'neon',
      composition: 'minimal',
      style: 'editorial',
    };

    const columns = parameterColumns(parameters);

    expect(columns).toEqual({
      cameraAngle: 'eye-level',
      fov: null,
      lighting: 'studio',
      colorPalette: 'neon',
      composition: 'minimal',
      style: 'editorial',
    });
    expect(parametersOf(columns)).toEqual(parameters);
  });
});
