import { ellipse, mapped, roundedBox } from '../paint/drawing.js';
import { mix } from '../paint/color.js';
import { polygon, steps } from '../paint/geometry.js';
import { element, path } from '../paint/svg.js';
import type { Painter, Shot } from '../shot.js';
import { CEILING, HALF_ROOM, paintCeiling, paintSideWalls } from './room-sides.js';
import { WALL } from './surroundings.js';

/** An opening as wide as it is high, round at the top; and the depth of the wall in it. */
const ARCH = 'M-0.95 0.06L-0.95 1C-0.95 2.2 0.95 2.2 0.95 1L0.95 0.06Z';
const REVEAL =
  'M-0.95 0.06L-0.95 1C-0.95 2.2 0.95 2.2 0.95 1L0.95 0.06' +
  'L0.9 0.06L0.9 1C0.9 2.12 -0.9 2.12 -0.9 1L-0.9 0.06Z';
const SILL = roundedBox(-1.02, 0, 2.04, 0.07, 0.01);
/** Where pictures hang, from the middle. */
const ASIDE = 1.75;
const FRAME = 0.05;

/** A room with an arched window behind the subject, and framed pictures beside it. */
export const paintRoom: Painter = (shot) => {
  const { palette } = shot;
  return (
    paintCeiling(shot) +
    paintSideWalls(shot) +
    paintWall(shot) +
    path(onWall(shot, REVEAL), mix(palette.middle, palette.dark, 0.35)) +
    path(onWall(shot, SILL), palette.light) +
    paintPictures(shot)
  );
};

function paintWall(shot: Shot): string {
  const { camera, palette } = shot;
  // In short pieces: a wide lens bends them.
  const outline = polygon([
    ...steps(-HALF_ROOM, HALF_ROOM, 20).map((x) => camera.project(x, 0, WALL)),
    ...steps(HALF_ROOM, -HALF_ROOM, 20).map((x) => camera.project(x, CEILING, WALL)),
  ]);
  const d = outline + onWall(shot, ARCH);
  return element('path', { d, fill: palette.middle, 'fill-rule': 'evenodd' });
}

function paintPictures(shot: Shot): string {
  const { palette, random } = shot;
  const dice = random.for('pictures');
  return [-ASIDE, ASIDE]
    .map((middle) => {
      const [width, height] = [dice.between(0.5, 0.8), dice.between(0.6, 0.95)];
      const [left, bottom] = [middle - width / 2, dice.between(0.65, 0.85)];
      const frame = roundedBox(left, bottom, width, height, 0.02);
      const canvas = roundedBox(
        left + FRAME,
        bottom + FRAME,
        width - 2 * FRAME,
        height - 2 * FRAME,
        0.01,
      );
      const motif = ellipse(middle, bottom + height / 2, width * 0.22, width * 0.22);
      const color = dice.pick([palette.accent, palette.trim, palette.body]);
      return (
        path(onWall(shot, frame), palette.light) +
        path(onWall(shot, canvas), palette.middle) +
        path(onWall(shot, motif), color, 0.85)
      );
    })
    .join('');
}

function onWall({ camera }: Shot, d: string): string {
  return mapped(d, (x, y) => camera.project(x, y, WALL));
}
