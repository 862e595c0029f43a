import type { Camera } from '../camera/camera.js';
import type { Color } from '../paint/color.js';
import { mix } from '../paint/color.js';
import { polygon, steps } from '../paint/geometry.js';
import type { Point } from '../paint/geometry.js';
import { linearGradient, path, rectangle } from '../paint/svg.js';
import type { Setting } from '../scene/scene.js';
import type { Painter, Shot } from '../shot.js';
import { FAR_EDGE, isSeamless, waterOf } from './surroundings.js';

const HALF_WIDTH = 6;
const BELOW = 4000;

/** What a ground is made of, besides what the palette calls ground. */
const SOILS: Readonly<Record<Setting, readonly ['light' | 'dark' | 'accent', number]>> = {
  hills: ['light', 0],
  room: ['light', 0.62],
  city: ['dark', 0.5],
  sea: ['accent', 0.86],
  water: ['light', 0],
};

/** The ground from its far edge, the horizon or the foot of a wall, down to the viewer. */
export const paintGround: Painter = (shot) => {
  const { camera, stage, frame, palette, scene } = shot;
  const edge = farEdge(camera, FAR_EDGE[scene.setting]);
  const top = camera.seesHorizon ? middleOf(edge).y : stage.y;
  const [material, share] = SOILS[scene.setting];
  const soil = (color: Color) =>
    scene.setting === 'water'
      ? mix(waterOf(palette), color, 0.15)
      : mix(color, palette[material], palette.isGlowing ? 0 : share);
  const fill = linearGradient(
    'ground',
    [0, top, 0, stage.y + stage.height],
    [
      { at: 0, color: soil(palette.groundFar) },
      { at: 1, color: soil(palette.groundNear) },
    ],
  );
  if (!camera.seesHorizon) return fill + rectangle(frame, 'url(#ground)');
  return isSeamless(shot) ? '' : fill + path(polygon(below(edge, shot)), 'url(#ground)');
};

/** The far edge and everything under it, the way the camera leans. */
function below(edge: readonly Point[], { camera }: Shot): Point[] {
  const foot = camera.project(0, 0, 0);
  const head = camera.project(0, 1, 0);
  const length = Math.hypot(foot.x - head.x, foot.y - head.y);
  const down = { x: ((foot.x - head.x) / length) * BELOW, y: ((foot.y - head.y) / length) * BELOW };
  const shifted = edge.map(({ x, y }) => ({ x: x + down.x, y: y + down.y }));
  return [...edge, ...shifted.reverse()];
}

function farEdge(camera: Camera, z: number): Point[] {
  const reach = HALF_WIDTH * (z + 6);
  return steps(-1, 1, 40).map((share) => camera.project(reach * share ** 3, 0, z));
}

function middleOf(points: readonly Point[]): Point {
  return points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
}
