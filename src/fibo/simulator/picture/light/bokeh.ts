import { disc } from '../paint/svg.js';
import type { Painter } from '../shot.js';

const LIGHTS = 13;

/** Discs that distant lights become behind a long lens. */
export const paintBokeh: Painter = ({ stage, palette, random, lens }) => {
  if (lens.blur === 0) return '';
  const dice = random.for('bokeh');
  return Array.from({ length: LIGHTS }, () =>
    disc(
      stage.x + stage.width * dice.between(0, 1),
      stage.y + stage.height * dice.between(0.08, 0.8),
      dice.between(14, 52),
      dice.pick([palette.light, palette.sun, palette.light, palette.trim]),
      dice.between(0.1, 0.32),
    ),
  ).join('');
};
