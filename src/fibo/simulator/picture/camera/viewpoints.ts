import type { CameraAngle } from '../scene/scene.js';

/** From where a camera looks at the subject. */
export interface Viewpoint {
  /** Degrees above the horizontal that it looks up. */
  readonly pitch: number;
  /** Degrees that it leans to the side. */
  readonly roll: number;
  /** Multiplies the lens's distance. */
  readonly distance: number;
  /** Multiplies the subject's height in the picture. */
  readonly size: number;
  /** How far down the stage the subject's middle is, of 1. */
  readonly middle: number;
}

export const VIEWPOINTS: Readonly<Record<CameraAngle, Viewpoint>> = {
  'eye-level': { pitch: 0, roll: 0, distance: 1, size: 1, middle: 0.55 },
  low: { pitch: 30, roll: 0, distance: 0.5, size: 1.22, middle: 0.53 },
  high: { pitch: -30, roll: 0, distance: 0.85, size: 0.88, middle: 0.57 },
  dutch: { pitch: 4, roll: 17, distance: 0.9, size: 1, middle: 0.55 },
  overhead: { pitch: -90, roll: 0, distance: 1, size: 0.92, middle: 0.5 },
};
