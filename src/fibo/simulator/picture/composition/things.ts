import { SHORE, WALL } from '../backdrop/surroundings.js';
import { box, ellipse, tapered } from '../paint/drawing.js';
import type { Setting } from '../scene/scene.js';

/** A small thing of a place. */
export interface Thing {
  /** What it is made of, one part over the other, on a sheet 100 high. */
  readonly parts: readonly (readonly [material: 'near' | 'middle' | 'sun' | 'trim', d: string])[];
  /** Of its crown seen from above, in heights of the subject. */
  readonly radius: number;
  /** In heights of the subject. */
  readonly height: number;
  /** How far behind the subject it may stand. */
  readonly reach: number;
}

export const THINGS: Readonly<Record<Setting, Thing>> = {
  // A fir.
  hills: {
    parts: [
      ['middle', box(-4, 0, 8, 20)],
      ['near', tapered(30, 14, 12, 46) + tapered(25, 38, 9, 70) + tapered(18, 62, 0.5, 104)],
    ],
    radius: 0.3,
    height: 0.85,
    reach: 14,
  },
  // A street lamp.
  city: {
    parts: [
      ['near', tapered(7, 0, 2, 8) + tapered(2, 8, 1.4, 96) + box(-1, 94, 22, 3)],
      ['sun', ellipse(19, 92, 6, 3.6)],
    ],
    radius: 0.2,
    height: 1.25,
    reach: 14,
  },
  // A bollard.
  sea: {
    parts: [
      ['near', tapered(12, 0, 11, 82)],
      ['middle', tapered(16, 80, 17, 96) + tapered(17, 96, 10, 102)],
      ['trim', tapered(12, 44, 11.6, 56)],
    ],
    radius: 0.12,
    height: 0.34,
    reach: SHORE,
  },
  // A buoy.
  water: {
    parts: [
      ['near', tapered(22, 0, 18, 40) + tapered(18, 40, 6, 80)],
      ['trim', tapered(19.5, 26, 17, 46)],
      ['sun', ellipse(0, 92, 8, 11)],
    ],
    radius: 0.16,
    height: 0.22,
    reach: 12,
  },
  // A plant in its pot.
  room: {
    parts: [
      ['near', tapered(14, 0, 19, 30)],
      ['middle', ellipse(-14, 60, 9, 30) + ellipse(14, 58, 9, 28) + ellipse(0, 70, 10, 34)],
    ],
    radius: 0.22,
    height: 0.8,
    reach: WALL * 0.9,
  },
};
