import { radialGradient, rectangle } from '../paint/svg.js';
import type { Painter } from '../shot.js';

/** The corners darken, as behind a lens. */
export const paintVignette: Painter = ({ frame, palette }) => {
  const reach = Math.hypot(frame.width, frame.height) * 0.58;
  const color = palette.isGray ? '#000000' : '#0a0510';
  const fill = radialGradient(
    'vignette',
    [frame.width / 2, frame.height / 2, reach],
    [
      { at: 0, color, opacity: 0 },
      { at: 0.45, color, opacity: 0 },
      { at: 0.65, color, opacity: 0.06 },
      { at: 0.82, color, opacity: 0.2 },
      { at: 1, color, opacity: 0.5 },
    ],
  );
  return fill + rectangle(frame, 'url(#vignette)');
};
