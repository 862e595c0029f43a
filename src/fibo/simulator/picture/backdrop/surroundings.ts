import type { Palette } from '../color/palette.js';
import type { Color } from '../paint/color.js';
import { mix } from '../paint/color.js';
import type { Setting } from '../scene/scene.js';
import type { Shot } from '../shot.js';

/** Where a room's wall and where a shore is, behind the subject, in its heights. */
export const WALL = 1.6;
export const SHORE = 5;
const HORIZON = 200;

/** How far the ground reaches. */
export const FAR_EDGE: Readonly<Record<Setting, number>> = {
  room: WALL,
  sea: SHORE,
  hills: HORIZON,
  city: HORIZON,
  water: HORIZON,
};

/** Studio backdrops and empty spaces have no landscape behind them. */
export function isBare({ scene }: Shot): boolean {
  return scene.composition === 'minimal' || scene.light === 'studio';
}

/** A studio's paper runs from floor to wall without an edge. */
export function isSeamless({ scene }: Shot): boolean {
  return scene.light === 'studio';
}

export function waterOf(palette: Palette): Color {
  return mix(palette.near, palette.skyTop, 0.5);
}
