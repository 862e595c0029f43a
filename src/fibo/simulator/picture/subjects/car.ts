import { box, circle, ellipse, roundedBox } from '../paint/drawing.js';
import type { Part, Subject, Traits } from './subject.js';
import { part, turns, onCircle } from './subject.js';

const BODY =
  'M-49 12C-51 22 -48 27 -40 29L-27 31C-22 42 -16 46 -4 46L10 46C19 46 26 38 31 30C42 29 48 26 49 19L49 13Q49 10 45 10L-46 10Q-49 10 -49 12Z';
const WINDOWS =
  'M-22 31C-19 39 -14 42.500 -6 42.500L-3 42.500L-3 31Z M0 31L0 42.500L9 42.500C16 42 21 37 25 31Z';
const WHEELS = [-29, 29];

function wheel(x: number): Part[] {
  const spokes = turns(5, 90).map((degrees) => {
    const { x: dx, y: dy } = onCircle(4.4, degrees);
    return circle(x + dx, 9 + dy, 1.5);
  });
  return [
    part('dark', circle(x, 9, 9.4)),
    part('trim', circle(x, 9, 6.2)),
    part('dark', spokes.join('')),
    part('light', circle(x, 9, 1.6)),
  ];
}

function front({ openness }: Traits): Part[] {
  const roof = Math.max(0, openness) * 14;
  return [
    part('dark', roundedBox(-47, 6, 94, 8, 3)),
    ...(roof > 1 ? [part('accent', `M-16 44C-14 ${46 + roof} 12 ${46 + roof} 16 44Z`)] : []),
    part('body', BODY),
    part('dark', WINDOWS),
    part('shine', 'M-18 33L-13 41L-10 41L-15 33Z M5 33L10 41L13 40L8 33Z', 0.45),
    part('accent', 'M-48 20L49 20L49 17.500L-48.500 17.500Z'),
    part('dark', box(-1.8, 14, 0.8, 17) + roundedBox(2, 26.5, 5, 1.2, 0.5)),
    part('light', ellipse(-45.5, 22.5, 2.6, 3)),
    part('trim', roundedBox(45.5, 20.5, 3, 4, 1)),
    part('trim', roundedBox(-51, 10.5, 6, 3, 1.4) + roundedBox(45, 10.5, 6, 3, 1.4)),
    part('glow', 'M-47 22L-120 34L-120 6Z', 0.28),
    part('shine', 'M-42 27.500C-30 30 -27 30.500 -24 31L-24 29C-30 28.500 -36 27.500 -41 25Z', 0.5),
    ...WHEELS.flatMap(wheel),
  ];
}

function plan(): Part[] {
  const wheels = [-30, 30].flatMap((x) => [-22, 18].map((y) => roundedBox(x - 7, y, 14, 4, 1.5)));
  return [
    part('glow', 'M-46 12L-120 34L-120 2Z M-46 -12L-120 -2L-120 -34Z', 0.28),
    part('dark', wheels.join('')),
    part('body', roundedBox(-49, -20, 98, 40, 13)),
    part('accent', box(-48, -4, 97, 3) + box(-48, 1, 97, 3)),
    part(
      'dark',
      'M-22 -17C-27 -8 -27 8 -22 17L-12 14L-12 -14Z M30 -16C34 -8 34 8 30 16L20 13L20 -13Z',
    ),
    part('dark', 'M-10 15L18 14L22 18L-16 18Z M-10 -15L18 -14L22 -18L-16 -18Z'),
    part('body', roundedBox(-12, -14, 32, 28, 5)),
    part('shine', 'M-9 9L16 9L16 12L-9 12Z', 0.5),
    part('light', ellipse(-45, 13, 3, 4) + ellipse(-45, -13, 3, 4)),
    part('trim', roundedBox(45.5, 9, 3, 7, 1) + roundedBox(45.5, -16, 3, 7, 1)),
  ];
}

export const CAR: Subject = { bulk: 1.25, breadth: 50, front, plan };
