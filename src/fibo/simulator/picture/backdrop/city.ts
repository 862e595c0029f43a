import type { Camera } from '../camera/camera.js';
import { polygon } from '../paint/geometry.js';
import { path } from '../paint/svg.js';
import type { Painter, Shot } from '../shot.js';

/** A row of houses: how far away, how high, how wide a house; in heights of the subject. */
interface Row {
  readonly color: 'far' | 'middle' | 'near';
  readonly away: number;
  readonly high: number;
  readonly wide: number;
}

const ROWS: readonly Row[] = [
  { color: 'far', away: 60, high: 20, wide: 5 },
  { color: 'middle', away: 38, high: 10, wide: 4 },
  { color: 'near', away: 24, high: 4.6, wide: 3 },
];
const LIT_WINDOWS = 3;

export const paintCity: Painter = (shot) => ROWS.map((row) => paintRow(row, shot)).join('');

function paintRow({ color, away, high, wide }: Row, { camera, random, palette }: Shot): string {
  const dice = random.for(`houses ${color}`);
  const reach = away * 2.6;
  let houses = '';
  let windows = '';
  let x = -reach;
  while (x < reach) {
    const width = wide * dice.between(0.6, 1.3);
    const height = high * dice.between(0.35, 1);
    houses += upright(camera, away, [x, 0, width, height]);
    for (let lit = 0; lit < LIT_WINDOWS; lit += 1) {
      const left = x + width * dice.between(0.1, 0.75);
      const sill = height * dice.between(0.3, 0.9);
      windows += upright(camera, away, [left, sill, wide * 0.09, wide * 0.14]);
    }
    x += width * dice.between(0.92, 1.15);
  }
  return path(houses, palette[color]) + path(windows, palette.light, 0.6);
}

function upright(
  camera: Camera,
  away: number,
  [left, foot, width, height]: readonly [number, number, number, number],
): string {
  const at = (x: number, y: number) => camera.project(x, y, away);
  const [right, top] = [left + width, foot + height];
  return polygon([at(left, foot), at(left, top), at(right, top), at(right, foot)]);
}
