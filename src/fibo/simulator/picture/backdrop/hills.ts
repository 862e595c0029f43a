import { polygon, steps } from '../paint/geometry.js';
import { path } from '../paint/svg.js';
import type { Painter, Shot } from '../shot.js';

/** A row of hills: how far away, how high, how wide a hill; in heights of the subject. */
interface Ridge {
  readonly color: 'far' | 'middle' | 'near';
  readonly away: number;
  readonly high: number;
  readonly wide: number;
}

const RIDGES: readonly Ridge[] = [
  { color: 'far', away: 70, high: 11, wide: 34 },
  { color: 'middle', away: 44, high: 4.6, wide: 17 },
  { color: 'near', away: 28, high: 1.7, wide: 9 },
];

export const paintHills: Painter = (shot) =>
  RIDGES.map((ridge) => path(outline(ridge, shot), shot.palette[ridge.color])).join('');

function outline({ away, high, wide, color }: Ridge, { camera, random }: Shot): string {
  const dice = random.for(`ridge ${color}`);
  const [first, second, third] = [dice.between(0, 6), dice.between(0, 6), dice.between(0, 6)];
  const heightAt = (x: number) =>
    0.55 +
    0.28 * Math.sin((x / wide) * 2 + first) +
    0.14 * Math.sin((x / wide) * 5 + second) +
    0.06 * Math.sin((x / wide) * 11 + third);
  const reach = away * 4;
  const crest = steps(-reach, reach, 160).map((x) =>
    camera.project(x, high * Math.max(0.05, heightAt(x)), away),
  );
  const foot = steps(reach, -reach, 40).map((x) => camera.project(x, -0.4, away));
  return polygon([...crest, ...foot]);
}
