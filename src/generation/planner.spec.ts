import { describe, expect, it } from '@jest/globals';
import { CAMERA_PARAMETER_NAMES, type CameraParameters } from './generation-parameters.js';
import { planManually, planWithDefaults } from './planner.js';

const NONE: CameraParameters = {
  camera_angle: null,
  fov: null,
  lighting: null,
  color_palette: null,
  composition: null,
  style: null,
};

const DEFAULTS = {
  camera_angle: 'eye-level',
  fov: 'standard',
  lighting: 'studio',
  color_palette: 'vibrant',
  composition: 'rule-of-thirds',
  style: 'photorealistic',
};

const ALL = {
  camera_angle: 'low-angle',
  fov: 'wide',
  lighting: 'hard',
  color_palette: 'neon',
  composition: 'minimal',
  style: 'editorial',
};

describe(planManually.name, () => {
  it('uses what was given as it is, without a word', () => {
    const given = { ...NONE, lighting: 'studio' };
    expect(planManually(given)).toEqual({ parameters: given, reasoning: null });
  });
});

describe(planWithDefaults.name, () => {
  it('fills each open field with its default and says so', () => {
    const { parameters, reasoning } = planWithDefaults(NONE);

    expect(parameters).toEqual(DEFAULTS);
    expect(Object.keys(reasoning ?? {})).toEqual([...CAMERA_PARAMETER_NAMES, 'note']);
    expect(reasoning?.['note']).toContain('Defaults were used');
  });

  it.each(CAMERA_PARAMETER_NAMES)('binds an explicit %s and fills in the others', (name) => {
    const { parameters, reasoning } = planWithDefaults({ ...NONE, [name]: ALL[name] });

    expect(parameters).toEqual({ ...DEFAULTS, [name]: ALL[name] });
    expect(reasoning?.[name]).toContain(ALL[name]);
    expect(reasoning?.[name]).toContain('you asked for');
  });

  it('has a sentence for each field and no note when the caller decided everything', () => {
    const { parameters, reasoning } = planWithDefaults(ALL);

    expect(parameters).toEqual(ALL);
    expect(Object.keys(reasoning ?? {})).toEqual(CAMERA_PARAMETER_NAMES);
    expect(Object.values(reasoning ?? {}).every((sentence) => sentence.endsWith('.'))).toBe(true);
  });

  it('leaves what it was given untouched', () => {
    const given = Object.freeze({ ...NONE });
    expect(() => planWithDefaults(given)).not.toThrow();
  });
});
