import { ellipse } from '../paint/drawing.js';
import { path } from '../paint/svg.js';
import type { Painter } from '../shot.js';

const CLOUDS = 5;
const PUFFS = 5;

/** Flat-bottomed clouds over the upper half of the stage. */
export const paintClouds: Painter = ({ stage, palette, random }) => {
  const dice = random.for('clouds');
  let clouds = '';
  for (let cloud = 0; cloud < CLOUDS; cloud += 1) {
    const width = dice.between(90, 190);
    const x = stage.x + stage.width * ((cloud + dice.between(0.1, 0.9)) / CLOUDS);
    const y = stage.y + stage.height * dice.between(0.07, 0.36);
    for (let puff = 0; puff < PUFFS; puff += 1) {
      const place = puff / (PUFFS - 1) - 0.5;
      const radius = width * (0.24 - place * place * 0.5) * dice.between(0.85, 1.2);
      clouds += ellipse(x + place * width, y - radius * 0.5, radius * 1.15, radius * 0.72);
    }
  }
  return path(
    clouds,
    palette.isGlowing ? palette.middle : '#ffffff',
    palette.isGlowing ? 0.3 : 0.82,
  );
};
