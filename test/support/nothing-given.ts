import type { CameraParameters } from '../../src/generation/parameters/generation-parameters.js';

/** What a caller says who leaves all six parameters open. */
export const NOTHING_GIVEN: CameraParameters = {
  camera_angle: null,
  fov: null,
  lighting: null,
  color_palette: null,
  composition: null,
  style: null,
};
