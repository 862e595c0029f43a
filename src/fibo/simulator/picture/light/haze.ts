import { linearGradient, rectangle } from '../paint/svg.js';
import type { Painter } from '../shot.js';

/** Mist over everything that is far. */
export const paintHaze: Painter = ({ palette, camera, stage, frame }) => {
  const white = palette.isGlowing ? palette.middle : '#ffffff';
  const strength = palette.isGlowing ? 0.4 : 0.72;
  const horizon = camera.seesHorizon ? camera.project(0, 0, 120).y : stage.y + stage.height * 0.5;
  const reach = stage.height * 0.5;
  const fill = linearGradient(
    'haze',
    [0, horizon - reach, 0, horizon + reach],
    [
      { at: 0, color: white, opacity: strength * 0.25 },
      { at: 0.45, color: white, opacity: strength },
      { at: 0.6, color: white, opacity: strength * 0.75 },
      { at: 1, color: white, opacity: strength * 0.1 },
    ],
  );
  return fill + rectangle(frame, 'url(#haze)');
};
