import { isBare } from '../backdrop/surroundings.js';
import { circle, mapped } from '../paint/drawing.js';
import type { Color } from '../paint/color.js';
import { mix } from '../paint/color.js';
import { path } from '../paint/svg.js';
import type { Painter, Shot } from '../shot.js';
import { THINGS } from './things.js';

const COUNT = 9;
/** The subject has this much room to either side. */
const CLEARING = 0.85;

/** Small things of the place, here and there around the subject: they tell how far it is to what. */
export const paintCompanions: Painter = (shot) => {
  if (isBare(shot) || shot.scene.composition === 'dynamic') return '';
  const { random, scene, camera } = shot;
  const dice = random.for('companions');
  const { reach } = THINGS[scene.setting];
  const places = Array.from({ length: COUNT }, (_, index) => {
    const share = (index + dice.between(0, 1)) / COUNT;
    const z = camera.seesHorizon ? 0.5 + (reach - 0.5) * share ** 2 : dice.between(-2.4, 2.4);
    return { x: dice.sign() * (CLEARING + dice.between(0.1, 1.3 + z * 0.45)), z };
  });
  return places
    .sort((one, other) => other.z - one.z)
    .map(({ x, z }) => (camera.seesHorizon ? standing(shot, x, z) : fromAbove(shot, x, z)))
    .join('');
};

function standing({ camera, palette, scene }: Shot, x: number, z: number): string {
  const { parts, height, reach } = THINGS[scene.setting];
  const unit = height / 100;
  const misty = Math.min(0.55, (z / reach) * 0.5);
  return parts
    .map(([material, d]) => {
      const color: Color = mix(palette[material], palette.skyLow, misty);
      return path(
        mapped(d, (u, v) => camera.project(x + u * unit, v * unit, z)),
        color,
      );
    })
    .join('');
}

function fromAbove({ camera, palette, scene }: Shot, x: number, z: number): string {
  const { radius } = THINGS[scene.setting];
  const ring = (size: number, shift: number) =>
    mapped(circle(0, 0, size), (u, v) => camera.project(x + u + shift, 0, z + v - shift));
  return (
    path(ring(radius, 0.06), '#0b0716', 0.3) +
    path(ring(radius, 0), palette.near) +
    path(ring(radius * 0.66, -radius * 0.12), palette.middle, 0.75) +
    path(ring(radius * 0.3, -radius * 0.2), palette.pattern, 0.5)
  );
}
