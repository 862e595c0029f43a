import { circle, ellipse, tapered, petal } from '../paint/drawing.js';
import type { Part, Subject, Traits } from './subject.js';
import { onCircle, part, turns } from './subject.js';

function blossom(x: number, y: number, radius: number, petals: number): Part[] {
  const ring = (reach: number, width: number, start: number) =>
    turns(petals, start)
      .map((degrees) => petal(x, y, radius * reach, radius * width, degrees))
      .join('');
  const seeds = turns(9).map((degrees) => {
    const seed = onCircle(radius * 0.16, degrees);
    return circle(x + seed.x, y + seed.y, radius * 0.035);
  });
  return [
    part('dark', ring(1.02, 0.3, 180 / petals), 0.55),
    part('accent', ring(1, 0.27, 180 / petals)),
    part('body', ring(0.88, 0.26, 0)),
    part('light', ring(0.5, 0.08, 0), 0.4),
    part('trim', circle(x, y, radius * 0.27)),
    part('dark', seeds.join('')),
  ];
}

function front({ openness, random }: Traits): Part[] {
  const petals = random.for('petals').pick([8, 10, 13]);
  const bow = random.for('stem').between(-9, 9);
  const stem = `M-1.6 26C${bow} 40 ${bow} 54 -1.3 70L1.3 70C${bow + 3} 54 ${bow + 3} 40 1.6 26Z`;
  return [
    part('leaf', stem),
    part('leaf', petal(bow * 0.6, 40, 28, 6, 28) + petal(bow * 0.6, 34, 26, 6, 152)),
    part(
      'trim',
      tapered(11, 0, 17, 12) +
        tapered(17, 12, 15, 24) +
        tapered(15, 24, 8, 31) +
        tapered(8, 31, 9.5, 34),
    ),
    part(
      'light',
      `M-16.5 14Q0 ${14 - 16 * openness} 16.5 14L16.2 18Q0 ${18 - 16 * openness} -16.2 18Z`,
    ),
    part('dark', ellipse(0, 34, 9.5, Math.max(0.9, 9.5 * Math.abs(openness)))),
    part('leaf', `M-1.6 33L1.6 33L1.6 40L-1.6 40Z`),
    part('shine', 'M-12 8C-14 14 -13 20 -10 25C-9 20 -10 14 -9 6Z', 0.45),
    ...blossom(0, 74, 29, petals),
  ];
}

function plan({ random }: Traits): Part[] {
  const petals = random.for('petals').pick([8, 10, 13]);
  const leaves = turns(5, 20).map((degrees) => petal(0, 0, 50, 12, degrees));
  return [part('leaf', leaves.join('')), ...blossom(0, 0, 42, petals)];
}

export const FLOWER: Subject = { bulk: 1.02, breadth: 30, front, plan };
