import { WALL } from '../backdrop/surroundings.js';
import type { Point } from '../paint/geometry.js';
import { polygon } from '../paint/geometry.js';
import { disc, glow, path } from '../paint/svg.js';
import type { Painter, Shot } from '../shot.js';
import { onStage } from './place.js';

const RAYS = 16;
/** A long lens brings the sun near, too. */
const NEAR_SUN = 1.7;

/** High in a clear sky. */
export const paintHighSun: Painter = (shot) => {
  const { x, y } = inTheSky(shot, onStage(shot, 0.62, 0.2), 1.25);
  const radius = 46 * enlargement(shot);
  return (
    glow('halo', [x, y, radius * 4.4], shot.palette.sun, 0.7) + disc(x, y, radius, shot.palette.sun)
  );
};

/** Large on the horizon, in a sky full of its light. */
export const paintLowSun: Painter = (shot) => {
  const { palette, camera, stage } = shot;
  const horizon = camera.project(0, 0, 200).y - 70;
  const low = Math.min(stage.y + stage.height * 0.72, Math.max(stage.y + 90, horizon));
  const { x, y } = inTheSky(shot, { x: onStage(shot, 0.5, 0).x, y: low }, 0.85);
  const radius = 105 * enlargement(shot);
  return (
    glow('halo', [x, y, stage.width * 0.85], palette.isGray ? '#ffffff' : '#ffb347', 0.95) +
    disc(x, y, radius * 1.25, palette.sun, 0.35) +
    disc(x, y, radius, palette.isGlowing ? palette.sun : '#fffbe0')
  );
};

/** Small, white, in the corner, with spikes. */
export const paintHardSun: Painter = (shot) => {
  const { x, y } = inTheSky(shot, onStage(shot, 0.8, 0.12), 1.4);
  let rays = '';
  for (let ray = 0; ray < RAYS; ray += 1) {
    const angle = (ray * 2 * Math.PI) / RAYS;
    const length = ray % 2 === 0 ? 150 : 84;
    const tip = { x: x + Math.cos(angle) * length, y: y + Math.sin(angle) * length };
    const aside = { x: -Math.sin(angle) * 5, y: Math.cos(angle) * 5 };
    rays += polygon([{ x: x + aside.x, y: y + aside.y }, tip, { x: x - aside.x, y: y - aside.y }]);
  }
  return (
    glow('halo', [x, y, 260], '#ffffff', 0.9) + path(rays, '#ffffff') + disc(x, y, 38, '#ffffff')
  );
};

/** A room shows the sky in its window only. */
function inTheSky({ scene, camera, lightSide }: Shot, outdoors: Point, height: number): Point {
  const isIndoors = scene.setting === 'room' && scene.composition !== 'minimal';
  return isIndoors ? camera.project(lightSide * 0.55, height, WALL) : outdoors;
}

function enlargement({ scene }: Shot): number {
  return scene.lens === 'telephoto' ? NEAR_SUN : 1;
}
