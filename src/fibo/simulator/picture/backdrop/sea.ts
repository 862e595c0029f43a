import { polygon, steps } from '../paint/geometry.js';
import type { SeededRandom } from '../paint/seeded-random.js';
import { path } from '../paint/svg.js';
import type { Camera } from '../camera/camera.js';
import { mix } from '../paint/color.js';
import type { Painter } from '../shot.js';
import { SHORE, waterOf } from './surroundings.js';

const FAR = 200;
/** Where it is when seen from above, and how far it wanders. */
const SHORE_FROM_ABOVE = 0.75;
const INLET = 0.16;
const GLINTS = 46;

/** Light on the water, from a distance to the horizon. */
export function glintsFrom(nearest: number, camera: Camera, random: SeededRandom): string {
  const dice = random.for('glints');
  let glints = '';
  for (let glint = 0; glint < GLINTS; glint += 1) {
    const z = nearest + (FAR / 2) * dice.between(0.01, 1) ** 4;
    const x = dice.between(-1.2, 1.2) * (Math.abs(z) + 4);
    const width = dice.between(0.4, 1.3) * (0.3 + Math.abs(z) / 14);
    const [left, right] = [camera.project(x - width, 0, z), camera.project(x + width, 0, z)];
    const thickness = 1.4 + 7 / (2 + Math.abs(z));
    glints += polygon([
      left,
      { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 - thickness },
      right,
      { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 + thickness },
    ]);
  }
  return glints;
}

/** Water from the shore to the horizon, with light on it. */
export const paintSea: Painter = ({ camera, palette, random }) => {
  const row = (z: number, from: number, to: number) =>
    steps(from, to, 24).map((share) => camera.project(z * 6 * share ** 3, 0, z));
  const water = polygon([...row(FAR, -1, 1), ...row(SHORE, 1, -1)]);
  return (
    path(water, waterOf(palette)) + path(glintsFrom(SHORE, camera, random), palette.light, 0.55)
  );
};

/** The water's edge with its surf, from straight above. */
export const paintShoreFromAbove: Painter = ({ camera, palette, random }) => {
  const shift = random.for('shore').between(0, 6);
  const edge = (out: number) =>
    steps(-9, 9, 180).map((x) =>
      camera.project(x, 0, SHORE_FROM_ABOVE + out + INLET * Math.sin(x * 1.9 + shift)),
    );
  const sea = [camera.project(9, 0, 9), camera.project(-9, 0, 9)];
  const layer = (out: number) => polygon([...edge(out), ...sea]);
  const water = waterOf(palette);
  return (
    path(layer(-0.08), palette.light, 0.75) +
    path(layer(0), mix(water, palette.light, 0.3)) +
    path(layer(0.22), palette.light, 0.4) +
    path(layer(0.26), water)
  );
};
