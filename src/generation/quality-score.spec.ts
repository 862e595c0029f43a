import { describe, expect, it } from '@jest/globals';
import type { CameraParameters } from './parameters/generation-parameters.js';
import { qualityScoreHundredths } from './quality-score.js';

const ALL: CameraParameters = {
  camera_angle: 'eye-level',
  fov: 'standard',
  lighting: 'studio',
  color_palette: 'vibrant',
  composition: 'centered',
  style: 'cinematic',
};

/** The six, of which only so many are set. */
function parametersWith(set: number): CameraParameters {
  const entries = Object.entries(ALL).map(([name, value], index) => [
    name,
    index < set ? value : null,
  ]);
  return { ...ALL, ...(Object.fromEntries(entries) as Partial<CameraParameters>) };
}

describe(qualityScoreHundredths.name, () => {
  it.each([
    [0, 75],
    [1, 80],
    [2, 85],
    [3, 90],
    [4, 95],
    [5, 100],
    [6, 100],
  ])('gives a prompt with %i parameters %i', (set, score) => {
    expect(qualityScoreHundredths(parametersWith(set))).toBe(score);
  });
});
