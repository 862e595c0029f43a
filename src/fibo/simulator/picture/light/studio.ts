import { polygon } from '../paint/geometry.js';
import { linearGradient, path, radialGradient, rectangle } from '../paint/svg.js';
import { mix } from '../paint/color.js';
import type { Painter, Shot } from '../shot.js';
import { foot, onStage, subjectHeight } from './place.js';

/** Seamless paper with a pool of light behind the subject, and two softboxes at the edges. */
export const paintStudio: Painter = (shot) =>
  paintPaper(shot) + (shot.camera.seesHorizon ? softbox(shot, 1) + softbox(shot, -1) : '');

function paintPaper(shot: Shot): string {
  const { palette, camera, stage, frame } = shot;
  const height = subjectHeight(shot);
  const { x, y } = foot(shot);
  const middle = camera.seesHorizon ? y - height * 0.5 : y;
  const bright = palette.isGlowing
    ? mix(palette.skyLow, palette.middle, 0.35)
    : mix(palette.skyLow, '#ffffff', 0.62);
  const edge = palette.isGlowing ? palette.skyTop : mix(palette.skyTop, palette.dark, 0.12);
  const reach = Math.max(stage.width, stage.height) * 0.85;
  return (
    radialGradient(
      'paper',
      [x, middle, reach],
      [
        { at: 0, color: bright },
        { at: 0.38, color: mix(bright, palette.skyLow, 0.55) },
        { at: 1, color: edge },
      ],
    ) + rectangle(frame, 'url(#paper)')
  );
}

/** A lamp's white cloth in its black frame, turned towards the subject. */
function softbox(shot: Shot, side: number): string {
  const { palette, stage } = shot;
  const strength = side === 1 ? 1 : 0.6;
  const at = (inwards: number, down: number) => onStage(shot, side * (0.97 - inwards), down);
  const frame = [at(0, 0.02), at(0.3, 0.1), at(0.3, 0.4), at(0, 0.5)];
  const cloth = [at(0, 0.045), at(0.275, 0.12), at(0.275, 0.38), at(0, 0.47)];
  const id = side === 1 ? 'key' : 'fill';
  const [inner, outer] = [at(0.3, 0.2), at(0, 0.2)];
  const lamp = palette.isGlowing ? palette.accent : '#ffffff';
  const shine = linearGradient(
    id,
    [outer.x, stage.y, inner.x, stage.y],
    [
      { at: 0, color: lamp },
      { at: 1, color: mix(lamp, palette.skyTop, 0.3) },
    ],
  );
  return (
    path(polygon(frame), '#15151a', 0.9) + shine + path(polygon(cloth), `url(#${id})`, strength)
  );
}
