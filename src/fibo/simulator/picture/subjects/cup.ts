import { circle, ellipse, petal, roundedBox } from '../paint/drawing.js';
import type { Part, Subject, Traits } from './subject.js';
import { part } from './subject.js';

const RIM = 62;
const HALF = 32;
const HANDLE = 'M27 50C50 56 54 18 20 18L22 24C42 24 40 48 28 43Z';
const HEART = 'M0 -8C-14 2 -10 13 0 6C10 13 14 2 0 -8Z';

function front({ openness, random }: Traits): Part[] {
  const open = Math.abs(openness);
  const rim = Math.max(1.6, HALF * open);
  const sway = random.for('steam').between(4, 9);
  const steam = [-12, 0, 12].map(
    (x, index) =>
      `M${x - 1.4} ${RIM + 8}C${x - sway - 2} ${RIM + 18} ${x + sway} ${RIM + 24} ${x} ${RIM + 34 + index * 3}` +
      `C${x + sway + 4} ${RIM + 24} ${x - sway + 3} ${RIM + 18} ${x + 1.4} ${RIM + 8}Z`,
  );
  const saucer = Math.max(3.2, 46 * open * 0.8);
  return [
    part('dark', ellipse(0, 3, 46, saucer)),
    part('light', ellipse(0, 4.6, 46, saucer)),
    part('trim', ellipse(0, 5.4, 31, saucer * 0.6)),
    part('accent', HANDLE),
    part(
      'body',
      `M${-HALF} ${RIM}C-32 26 -20 8 -12 6Q0 ${6 - open * 10} 12 6C20 8 32 26 ${HALF} ${RIM}Z`,
    ),
    part('accent', `M-31 48Q0 ${48 - rim * 1.7} 31 48L30 42Q0 ${42 - rim * 1.7} -30 42Z`),
    ...(openness > -0.02
      ? [
          part('light', ellipse(0, RIM, HALF, rim)),
          part('dark', ellipse(0, RIM - rim * 0.06, HALF - 2.4, rim * 0.88)),
          part('trim', ellipse(0, RIM - rim * 0.1, 13, rim * 0.38), 0.8),
        ]
      : []),
    part('shine', 'M-26 52C-26 34 -20 20 -14 14C-18 26 -20 38 -20 51Z', 0.4),
    part('shine', steam.join(''), 0.5),
  ];
}

function plan(): Part[] {
  return [
    part('light', circle(0, 0, 48)),
    part('trim', circle(0, 0, 42)),
    part('light', circle(0, 0, 39)),
    part('body', roundedBox(24, -4.5, 20, 9, 4)),
    part('body', circle(0, 0, 30)),
    part('light', circle(0, 0, 28)),
    part('dark', circle(0, 0, 25.5)),
    part('accent', circle(0, 0, 22), 0.55),
    part(
      'light',
      HEART.replaceAll(/-?\d+/g, (number) => String(Number(number) * 1.4)),
    ),
    part('trim', petal(-42, -30, 34, 3.4, -38)),
    part('trim', ellipse(-40, -31, 7, 4.6)),
  ];
}

export const CUP: Subject = { bulk: 1, breadth: 40, front, plan };
