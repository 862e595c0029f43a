import { glow, linearGradient, rectangle } from '../paint/svg.js';
import type { Painter } from '../shot.js';
import { onStage } from '../light/place.js';

/** A streak of light across the lens, and black bars above and below. */
export const paintCinematic: Painter = (shot) => {
  const { frame, stage, palette } = shot;
  const { x, y } = onStage(shot, 0.62, 0.24);
  const color = palette.isGray ? '#ffffff' : '#7fd8ff';
  const streak = linearGradient(
    'streak',
    [0, 0, frame.width, 0],
    [
      { at: 0, color, opacity: 0.05 },
      { at: x / frame.width, color, opacity: 0.85 },
      { at: 1, color, opacity: 0.05 },
    ],
  );
  const bar = { x: 0, width: frame.width, height: stage.y };
  return (
    streak +
    rectangle({ x: 0, y: y - 1.5, width: frame.width, height: 3 }, 'url(#streak)') +
    rectangle({ x: 0, y: y - 5, width: frame.width, height: 10 }, 'url(#streak)', 0.25) +
    glow('lamp', [x, y, 80], color, 0.8) +
    rectangle({ ...bar, y: 0 }, '#000000') +
    rectangle({ ...bar, y: frame.height - stage.y }, '#000000')
  );
};
