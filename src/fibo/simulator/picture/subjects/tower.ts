import { box, circle, ellipse, tapered, petal, roundedBox } from '../paint/drawing.js';
import type { Part, Subject, Traits } from './subject.js';
import { onCircle, part, turns } from './subject.js';

/** Half the tower's width at a height. */
const halfAt = (y: number) => 17 - (y - 6) * 0.112;

/** A round band around the tower, bent as the camera sees circles. */
function band(from: number, to: number, openness: number): string {
  const [low, high] = [halfAt(from), halfAt(to)];
  const [sagLow, sagHigh] = [low * openness, high * openness];
  return (
    `M${-low} ${from}Q0 ${from - sagLow * 1.6} ${low} ${from}` +
    `L${high} ${to}Q0 ${to - sagHigh * 1.6} ${-high} ${to}Z`
  );
}

function front({ openness, random }: Traits): Part[] {
  const bands = random.for('bands').pick([3, 4, 5]);
  const step = 64 / (bands * 2);
  const stripes = Array.from({ length: bands }, (_, index) =>
    band(8 + step * (index * 2 + 0.5), 8 + step * (index * 2 + 1.5), openness),
  );
  return [
    part('glow', 'M-4 83L-150 104L-150 62Z M4 83L150 104L150 62Z', 0.3),
    part('dark', `${ellipse(0, 2, 30, 4 + 10 * Math.max(0, openness))}${tapered(30, 0, 24, 7)}`),
    part('light', tapered(halfAt(6), 5, halfAt(72), 72)),
    part('body', stripes.join('')),
    part('dark', roundedBox(-4, 6, 8, 12, 3.5)),
    part('dark', [30, 46, 62].map((y) => roundedBox(-1.8, y, 3.6, 6, 1.6)).join('')),
    part('dark', tapered(12, 71, 14, 74) + tapered(14, 74, 14, 76.5)),
    part('trim', tapered(7.5, 76.5, 7.5, 89)),
    part('glow', circle(0, 83, 5.4), 0.95),
    part('dark', [-7.5, -3.2, 2.2, 6.5].map((x) => box(x, 76.5, 1, 12.5)).join('')),
    part('body', 'M-10 89L10 89C8 97 3 100 0 101C-3 100 -8 97 -10 89Z'),
    part('dark', box(-0.7, 100, 1.4, 7) + circle(0, 107, 1.6)),
  ];
}

function plan(): Part[] {
  const beams = [20, 200].map((degrees) => {
    const [one, other] = [onCircle(130, degrees - 9), onCircle(130, degrees + 9)];
    return `M0 0L${one.x} ${one.y}L${other.x} ${other.y}Z`;
  });
  const rail = turns(24).map((degrees) => {
    const { x, y } = onCircle(25, degrees);
    return circle(x, y, 1);
  });
  return [
    part('dark', circle(0, 0, 44)),
    part('light', circle(0, 0, 37)),
    part('body', circle(0, 0, 33)),
    part('light', circle(0, 0, 30)),
    part('dark', circle(0, 0, 27)),
    part('light', rail.join('')),
    part('body', circle(0, 0, 20)),
    part(
      'accent',
      turns(8)
        .map((degrees) => petal(0, 0, 19, 3, degrees))
        .join(''),
    ),
    part('dark', circle(0, 0, 3)),
    part('glow', beams.join(''), 0.28),
  ];
}

export const TOWER: Subject = { bulk: 0.98, breadth: 19, front, plan };
