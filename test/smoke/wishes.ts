import type { Wish } from './smoke-run.js';

/** Each is bought once; areas that need no new picture repeat these. */
export const PLANNED: Wish = { prompt: 'A luxury watch on a marble table', mode: 'ai' };

export const STEERED: Wish = {
  prompt: 'A smartphone with a sleek design',
  mode: 'manual',
  camera_angle: 'eye-level',
  lighting: 'studio',
  style: 'photorealistic',
};

export const IN_PARALLEL: Wish = {
  prompt: 'A red sports car',
  mode: 'manual',
  camera_angle: 'low-angle',
};

export const IN_SEQUENCE: Wish = {
  prompt: 'A peaceful garden',
  mode: 'manual',
  lighting: 'natural',
};
