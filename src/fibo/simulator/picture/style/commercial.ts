import { letter } from '../caption/lettering.js';
import { mix } from '../paint/color.js';
import { element, path, rectangle } from '../paint/svg.js';
import type { Painter } from '../shot.js';

const SPARKLES = 7;

/** A clean panel with a button, and sparkles around what is for sale. */
export const paintCommercial: Painter = ({ frame, stage, palette, random, camera }) => {
  const top = stage.y + stage.height;
  const panel = palette.isGlowing ? '#0b0616' : '#ffffff';
  const button = { width: 168, height: 46 };
  const x = frame.width - button.width - 46;
  const y = top + (frame.height - top - button.height) / 2;
  const dice = random.for('sparkles');
  const { x: cx, y: cy } = camera.project(0, 0.5, 0);
  const sparkles = Array.from({ length: SPARKLES }, (_, index) => {
    const angle = (index / SPARKLES) * 2 * Math.PI + dice.between(0, 0.6);
    const far = dice.between(210, 330);
    return sparkle(
      cx + Math.cos(angle) * far,
      cy + Math.sin(angle) * far * 0.8,
      dice.between(9, 22),
    );
  });
  return (
    path(sparkles.join(''), palette.isGlowing ? palette.accent : '#ffffff', 0.95) +
    rectangle({ x: 0, y: top, width: frame.width, height: frame.height - top }, panel) +
    rectangle({ x: 0, y: top, width: frame.width, height: 4 }, palette.body) +
    element('rect', {
      x,
      y,
      ...button,
      rx: 23,
      fill: palette.isGlowing ? palette.accent : palette.body,
    }) +
    letter('Discover', {
      x: x + button.width / 2,
      y: y + 30,
      size: 20,
      face: 'sans-bold',
      color: palette.isGlowing ? '#0b0616' : mix(palette.light, '#ffffff', 0.6),
      anchor: 'middle',
    })
  );
};

function sparkle(x: number, y: number, size: number): string {
  const waist = size * 0.12;
  return (
    `M${x} ${y - size}L${x + waist} ${y - waist}L${x + size} ${y}L${x + waist} ${y + waist}` +
    `L${x} ${y + size}L${x - waist} ${y + waist}L${x - size} ${y}L${x - waist} ${y - waist}Z`
  );
}
