import { polygon } from '../paint/geometry.js';
import { ellipse } from '../paint/drawing.js';
import { linearGradient, path, radialGradient, rectangle } from '../paint/svg.js';
import type { Painter, Shot } from '../shot.js';
import { foot, onStage, subjectHeight } from './place.js';

/** Dark all around, and one beam that makes a pool of light under the subject. */
export const paintBeam: Painter = (shot) => {
  const { palette, camera, stage } = shot;
  const lamp = palette.isGlowing ? palette.accent : palette.isGray ? '#ffffff' : '#ffe9c4';
  const { x, y } = foot(shot);
  const height = subjectHeight(shot);
  const width = height * 0.62;
  const flat = camera.seesHorizon ? Math.max(0.12, Math.abs(camera.openness)) : 1;
  const from = onStage(shot, 0.85, -0.06);
  const pool = radialGradient(
    'pool',
    [x, y, width],
    [
      { at: 0, color: lamp, opacity: 0.85 },
      { at: 0.75, color: lamp, opacity: 0.45 },
      { at: 1, color: lamp, opacity: 0.05 },
    ],
  );
  const cone = linearGradient(
    'cone',
    [from.x, from.y, x, y],
    [
      { at: 0, color: lamp, opacity: 0.62 },
      { at: 1, color: lamp, opacity: 0.1 },
    ],
  );
  const edges = [
    { x: from.x - 22, y: from.y },
    { x: from.x + 22, y: from.y },
    { x: x + width, y },
    { x: x - width, y },
  ];
  return (
    darkness(shot, stage.height) +
    pool +
    path(ellipse(x, y, width, width * flat), 'url(#pool)') +
    (camera.seesHorizon ? cone + path(polygon(edges), 'url(#cone)') : '')
  );
};

function darkness(shot: Shot, reach: number): string {
  const { x, y } = foot(shot);
  const { frame } = shot;
  const shade = radialGradient(
    'darkness',
    [x, y - subjectHeight(shot) * 0.3, reach * 0.85],
    [
      { at: 0, color: '#050308', opacity: 0 },
      { at: 0.4, color: '#050308', opacity: 0.45 },
      { at: 1, color: '#050308', opacity: 0.94 },
    ],
  );
  return shade + rectangle(frame, 'url(#darkness)');
}
