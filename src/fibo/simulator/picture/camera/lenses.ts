import type { Lens } from '../scene/scene.js';

/** What a lens does to a picture. */
export interface LensPlan {
  /** From the subject, in heights of the subject: what is near is large, what is far is small. */
  readonly distance: number;
  /** Multiplies the subject's height in the picture. */
  readonly size: number;
  /** Bends straight lines outwards; 0 leaves them straight. */
  readonly curvature: number;
  /** Of the background, in the picture's units. */
  readonly blur: number;
}

export const LENSES: Readonly<Record<Lens, LensPlan>> = {
  wide: { distance: 1.05, size: 0.74, curvature: 0.32, blur: 0 },
  standard: { distance: 2.8, size: 1, curvature: 0, blur: 0 },
  telephoto: { distance: 9, size: 1.4, curvature: 0, blur: 11 },
};
