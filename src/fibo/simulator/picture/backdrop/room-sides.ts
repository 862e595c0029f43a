import type { Camera } from '../camera/camera.js';
import { mix } from '../paint/color.js';
import type { Point } from '../paint/geometry.js';
import { polygon, steps } from '../paint/geometry.js';
import { path } from '../paint/svg.js';
import type { Painter } from '../shot.js';
import { WALL } from './surroundings.js';

/** In heights of the subject. */
export const HALF_ROOM = 2.7;
export const CEILING = 2.5;
const BEAMS = [-2.2, -1.1, 0, 1.1, 2.2];
const HALF_BEAM = 0.14;

/** Beams that run away from the viewer: they show how strongly a lens lets lines converge. */
export const paintCeiling: Painter = ({ camera, palette }) => {
  const color = mix(palette.middle, palette.dark, 0.45);
  const strip = (left: number, right: number) =>
    between(edge(camera, left, CEILING), edge(camera, right, CEILING));
  const beams = BEAMS.map((x) => strip(x - HALF_BEAM, x + HALF_BEAM)).join('');
  return path(strip(-HALF_ROOM, HALF_ROOM), color) + path(beams, mix(color, palette.light, 0.22));
};

export const paintSideWalls: Painter = ({ camera, palette }) => {
  const walls = [-HALF_ROOM, HALF_ROOM].map((x) =>
    between(edge(camera, x, 0), edge(camera, x, CEILING)),
  );
  return path(walls.join(''), mix(palette.middle, palette.dark, 0.28));
};

/** A line from the wall to the viewer. */
function edge(camera: Camera, x: number, y: number): Point[] {
  return steps(WALL, camera.nearestGround, 16).map((z) => camera.project(x, y, z));
}

function between(one: readonly Point[], other: readonly Point[]): string {
  return polygon([...one, ...[...other].reverse()]);
}
