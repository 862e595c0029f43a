import { linearGradient, rectangle } from '../paint/svg.js';
import type { Painter } from '../shot.js';

/** What is behind everything, from the top of the stage down. */
export const paintSky: Painter = ({ stage, frame, palette }) => {
  const { y, height } = stage;
  const fill = linearGradient(
    'sky',
    [0, y, 0, y + height * 0.8],
    [
      { at: 0, color: palette.skyTop },
      { at: 1, color: palette.skyLow },
    ],
  );
  return fill + rectangle(frame, 'url(#sky)');
};
