import type { CameraParameterName } from '../parameters/generation-parameters.js';
import type { Vocabulary } from './cue.js';
import { CAMERA_ANGLE } from './vocabulary/camera-angle.js';
import { COLOR_PALETTE } from './vocabulary/color-palette.js';
import { COMPOSITION } from './vocabulary/composition.js';
import { FIELD_OF_VIEW } from './vocabulary/field-of-view.js';
import { LIGHTING } from './vocabulary/lighting.js';
import { STYLE } from './vocabulary/style.js';

/** The words in which FIBO speaks of each parameter. */
export const VOCABULARIES: Readonly<Record<CameraParameterName, Vocabulary>> = {
  camera_angle: CAMERA_ANGLE,
  fov: FIELD_OF_VIEW,
  lighting: LIGHTING,
  color_palette: COLOR_PALETTE,
  composition: COMPOSITION,
  style: STYLE,
};
