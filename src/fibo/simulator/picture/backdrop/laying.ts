import type { Camera } from '../camera/camera.js';
import { polygon, steps } from '../paint/geometry.js';

/** How large the pieces of a ground are, and how far they reach, in heights of the subject. */
export interface Measures {
  readonly width: number;
  readonly reach: number;
}

/** Seen from straight above, a ground ends outside the picture. */
const REACH_FROM_ABOVE = 9;
const MOST_ROWS = 44;
const MOST_COLUMNS = 18;
const STRIPES = 30;

/** A chequer: every other tile. */
export function tiles(camera: Camera, { width, reach }: Measures): string {
  const rows = rowsOf(camera, width, reach);
  const columns = Math.min(MOST_COLUMNS, Math.ceil(7 / width) + 8);
  let d = '';
  rows.forEach((z, row) => {
    for (let column = -columns + (row % 2); column < columns; column += 2)
      d += tile(camera, column * width, z, width, rows[row + 1] ?? z);
  });
  return d;
}

/** Every other stripe away from the viewer, in short pieces: a wide lens bends them. */
export function stripes(camera: Camera, { width, reach }: Measures): string {
  const near = Math.max(camera.nearestGround, -REACH_FROM_ABOVE);
  const far = camera.seesHorizon ? reach : REACH_FROM_ABOVE;
  const away = steps(0, 1, 14).map((share) => near + (far - near) * share ** 3);
  let d = '';
  for (let column = -STRIPES; column < STRIPES; column += 2) {
    const x = (column - 0.5) * width;
    const left = away.map((z) => camera.project(x, 0, z));
    const right = away.map((z) => camera.project(x + width, 0, z));
    d += polygon([...left, ...right.reverse()]);
  }
  return d;
}

/** The z at which rows of tiles begin; the last one ends at the reach. */
function rowsOf(camera: Camera, width: number, reach: number): number[] {
  const far = camera.seesHorizon ? reach : REACH_FROM_ABOVE;
  const first = Math.ceil(Math.max(camera.nearestGround, -REACH_FROM_ABOVE) / width);
  const count = Math.min(MOST_ROWS, Math.floor(far / width) - first);
  return steps(first * width, (first + count) * width, Math.max(1, count));
}

function tile(camera: Camera, x: number, near: number, width: number, far: number): string {
  return polygon([
    camera.project(x, 0, near),
    camera.project(x + width, 0, near),
    camera.project(x + width, 0, far),
    camera.project(x, 0, far),
  ]);
}
