import { foot, subjectHeight } from '../light/place.js';
import { polygon } from '../paint/geometry.js';
import type { Point } from '../paint/geometry.js';
import { path } from '../paint/svg.js';
import type { Painter } from '../shot.js';

const RAYS = 22;
const FAR = 2600;

/** Rays over sky and ground that all lead to the subject. */
export const paintLeadingLines: Painter = (shot) => {
  const { palette, camera, random } = shot;
  const { x, y } = foot(shot);
  const center = { x, y: camera.seesHorizon ? y - subjectHeight(shot) * 0.32 : y };
  const start = random.for('rays').between(0, Math.PI / RAYS);
  const color = palette.isGlowing ? palette.accent : palette.light;
  return (
    path(burst(center, start, 0.34), color, palette.isGlowing ? 0.14 : 0.2) +
    path(
      burst(center, start + 0.05, 0.07),
      palette.isGlowing ? palette.pattern : palette.accent,
      0.75,
    )
  );
};

/** Wedges from a point outwards; `share` is how much of the circle they cover. */
function burst(center: Point, start: number, share: number): string {
  const step = (2 * Math.PI) / RAYS;
  let d = '';
  for (let ray = 0; ray < RAYS; ray += 1) {
    const angle = start + ray * step;
    const at = (turn: number) => ({
      x: center.x + Math.cos(turn) * FAR,
      y: center.y + Math.sin(turn) * FAR,
    });
    d += polygon([center, at(angle), at(angle + step * share)]);
  }
  return d;
}
