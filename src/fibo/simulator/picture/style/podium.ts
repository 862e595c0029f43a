import { polygon } from '../paint/geometry.js';
import type { Color } from '../paint/color.js';
import { mix } from '../paint/color.js';
import { ellipse, mapped } from '../paint/drawing.js';
import { hull } from '../paint/hull.js';
import { element, linearGradient, path } from '../paint/svg.js';
import type { Painter, Shot } from '../shot.js';
import { SUBJECTS } from '../subjects/subjects.js';

/** In heights of the subject. */
const PODIUM_HEIGHT = 0.13;
const LEAST_RADIUS = 0.43;
/** Beyond what stands on it. */
const OVERHANG = 1.16;
const STEP = { height: 0.05, overhang: 1.25 };

/** How high above the ground the subject stands. */
export function elevationOf({ scene, camera }: Shot): number {
  return scene.style === 'commercial' && camera.seesHorizon ? PODIUM_HEIGHT : 0;
}

/** A round stage of two steps for something that is for sale. */
export const paintPodium: Painter = (shot) => {
  const { palette, scene } = shot;
  const { bulk, breadth } = SUBJECTS[scene.subject];
  const radius = Math.max(LEAST_RADIUS, ((bulk * breadth) / 100) * OVERHANG);
  const top = mix(palette.light, palette.trim, 0.12);
  return (
    drum(shot, 'step', radius * STEP.overhang, 0, STEP.height, mix(top, palette.body, 0.22)) +
    drum(shot, 'drum', radius, STEP.height, PODIUM_HEIGHT, top)
  );
};

function drum(
  shot: Shot,
  id: string,
  radius: number,
  from: number,
  to: number,
  color: Color,
): string {
  const { camera, palette, lightSide } = shot;
  const shown = palette.isGlowing ? mix(color, '#05030f', 0.85) : color;
  const [left, right] = [camera.project(-radius, from, 0), camera.project(radius, from, 0)];
  const wall = outlineOfWall(shot, radius, from, to);
  const [bright, dark] = lightSide > 0 ? [right, left] : [left, right];
  const side = linearGradient(
    id,
    [bright.x, 0, dark.x, 0],
    [
      { at: 0, color: mix(shown, '#ffffff', 0.25) },
      { at: 0.6, color: mix(shown, palette.dark, 0.16) },
      { at: 1, color: mix(shown, palette.dark, 0.42) },
    ],
  );
  const cover = mapped(ellipse(0, 0, radius, radius), (x, z) => camera.project(x, to, z));
  const edge = { d: cover, fill: 'none', stroke: palette.accent, 'stroke-width': 3 };
  return (
    side +
    path(wall, `url(#${id})`) +
    path(cover, mix(shown, '#ffffff', 0.3)) +
    (palette.isGlowing ? element('path', edge) : '')
  );
}

/** What is seen of a drum's side: its lower and upper rims and all between. */
function outlineOfWall({ camera }: Shot, radius: number, from: number, to: number): string {
  const rim = (y: number) =>
    Array.from({ length: 49 }, (_, index) => {
      const angle = (index / 48) * 2 * Math.PI;
      return camera.project(radius * Math.cos(angle), y, radius * Math.sin(angle));
    });
  return polygon(hull([...rim(from), ...rim(to)]));
}
