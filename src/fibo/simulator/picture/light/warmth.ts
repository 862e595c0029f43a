import { disc, linearGradient, rectangle } from '../paint/svg.js';
import type { Painter } from '../shot.js';
import { foot, onStage } from './place.js';

const MOTES = 26;
const FLARES = [
  { at: 0.55, radius: 26, opacity: 0.22 },
  { at: 0.9, radius: 58, opacity: 0.14 },
  { at: 1.25, radius: 18, opacity: 0.26 },
  { at: 1.5, radius: 84, opacity: 0.1 },
] as const;

/** Warm light across the lens: a veil from the sun's side, reflections and dust. */
export const paintWarmth: Painter = (shot) => {
  const { palette, stage, frame, random } = shot;
  const color = palette.isGray ? '#ffffff' : '#ffa63d';
  const sun = onStage(shot, 0.5, 0.42);
  const away = onStage(shot, -0.9, 0.9);
  const veil = linearGradient(
    'veil',
    [sun.x, sun.y, away.x, away.y],
    [
      { at: 0, color, opacity: 0.26 },
      { at: 0.6, color, opacity: 0.08 },
      { at: 1, color: palette.isGray ? '#000000' : '#3b0a2a', opacity: 0.3 },
    ],
  );
  const target = foot(shot);
  const flares = FLARES.map(({ at, radius, opacity }) =>
    disc(
      sun.x + (target.x - sun.x) * at,
      sun.y + (target.y - sun.y) * at,
      radius,
      '#fff3d0',
      opacity,
    ),
  );
  const dice = random.for('motes');
  const motes = Array.from({ length: MOTES }, () =>
    disc(
      stage.x + stage.width * dice.between(0, 1),
      stage.y + stage.height * dice.between(0.2, 0.95),
      dice.between(1.5, 4.5),
      '#fff3d0',
      dice.between(0.25, 0.7),
    ),
  );
  return veil + rectangle(frame, 'url(#veil)') + flares.join('') + motes.join('');
};
