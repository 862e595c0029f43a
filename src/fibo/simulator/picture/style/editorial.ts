import { letter } from '../caption/lettering.js';
import { readableText } from '../caption/readable-text.js';
import { mix } from '../paint/color.js';
import { path, rectangle } from '../paint/svg.js';
import type { Painter, Shot } from '../shot.js';

const WIDEST_MASTHEAD = 0.155;
/** Of a capital's size in the bold serif, with its spacing. */
const CAPITAL = 0.86;

/** A page of a magazine: paper around the picture, a masthead, fine rules, an issue line. */
export const paintEditorial: Painter = (shot) => {
  const { frame, stage, palette, scene, random } = shot;
  const paper = palette.isGlowing ? '#0b0712' : mix('#faf7f1', palette.skyLow, 0.1);
  const ink = palette.isGlowing ? palette.accent : mix('#16120f', palette.dark, 0.35);
  const masthead = readableText(scene.title).slice(0, 14);
  const size = Math.min(
    stage.y * 0.72,
    stage.width / (Math.max(4, masthead.length) * CAPITAL),
    frame.width * WIDEST_MASTHEAD,
  );
  const issue = Math.floor(random.for('issue').between(1, 99));
  const middle = frame.width / 2;
  const right = stage.x + stage.width;
  return (
    path(pageAround(shot), paper) +
    letter(masthead, {
      x: middle,
      y: stage.y * 0.7,
      size,
      face: 'serif-bold',
      color: ink,
      anchor: 'middle',
      spacing: size * 0.06,
    }) +
    rectangle({ x: stage.x, y: stage.y * 0.78, width: stage.width, height: 1.6 }, ink) +
    letter(`N° ${issue}`, {
      x: stage.x,
      y: stage.y * 0.92,
      size: 18,
      face: 'serif-italic',
      color: ink,
    }) +
    letter('THE LIGHT ISSUE', {
      x: right,
      y: stage.y * 0.92,
      size: 13,
      face: 'sans',
      color: ink,
      anchor: 'end',
      spacing: 4,
    })
  );
};

function pageAround({ frame, stage }: Shot): string {
  const [right, bottom] = [stage.x + stage.width, stage.y + stage.height];
  return (
    `M0 0L${frame.width} 0L${frame.width} ${frame.height}L0 ${frame.height}Z` +
    `M${stage.x} ${stage.y}L${stage.x} ${bottom}L${right} ${bottom}L${right} ${stage.y}Z`
  );
}
