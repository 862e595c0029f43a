import { box, circle, mapped } from '../paint/drawing.js';
import { mix } from '../paint/color.js';
import { element, path } from '../paint/svg.js';
import type { Painter, Shot } from '../shot.js';

const PILLARS = 7;
const ASIDE = 0.95;
const SPACING = 1.25;
const FIRST = -0.1;
const PILLAR = box(-9, 0, 18, 6) + box(-6, 6, 12, 118) + box(-10, 124, 20, 7);
const RINGS = [0.72, 0.98, 1.28] as const;

/** Two rows of pillars that mirror each other, or rings around the subject seen from above. */
export const paintColonnade: Painter = (shot) =>
  shot.camera.seesHorizon ? paintPillars(shot) : paintRings(shot);

function paintPillars({ camera, palette }: Shot): string {
  let pillars = '';
  for (let pillar = PILLARS - 1; pillar >= 0; pillar -= 1) {
    const z = FIRST + pillar * SPACING;
    const stone = mix(
      mix(palette.light, palette.near, 0.32),
      palette.skyLow,
      (pillar / PILLARS) * 0.75,
    );
    const shade = mix(stone, palette.dark, 0.35);
    for (const side of [-1, 1]) {
      const at = (u: number, v: number) =>
        camera.project(side * ASIDE + (side * u) / 100, v / 100, z);
      pillars += path(mapped(PILLAR, at), stone) + path(mapped(box(-6, 6, 4.5, 118), at), shade);
      if (palette.isGlowing)
        pillars += element('path', {
          d: mapped(PILLAR, at),
          fill: '#07030f',
          stroke: palette.accent,
          'stroke-width': 2,
        });
    }
  }
  return pillars;
}

function paintRings({ camera, palette }: Shot): string {
  return RINGS.map((radius) =>
    element('path', {
      d: mapped(circle(0, 0, radius), (x, z) => camera.project(x, 0, z)),
      fill: 'none',
      stroke: palette.isGlowing ? palette.accent : palette.light,
      'stroke-width': 10,
      'stroke-opacity': 0.75,
    }),
  ).join('');
}
