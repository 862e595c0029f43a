import { box, circle, ellipse, tapered, roundedBox } from '../paint/drawing.js';
import type { Part, Subject, Traits } from './subject.js';
import { onCircle, part, turns } from './subject.js';

const ARCH = 'M-26 8L-26 42C-26 78 26 78 26 42L26 8L13 8L13 40C13 58 -13 58 -13 40L-13 8Z';
const WAVE = 'M-30 10C-30 40 -4 34 -4 54C-4 66 8 72 20 70C34 66 30 50 22 46C30 40 34 26 28 10Z';

type Form = (traits: Traits) => Part[];

const arch: Form = () => [
  part('body', ARCH),
  part('shine', 'M-23 12L-20 12L-20 44C-20 62 -4 68 6 66C-10 72 -23 62 -23 46Z', 0.4),
  part('accent', circle(0, 24, 12)),
  part('shine', ellipse(-4, 29, 3.4, 2.2), 0.7),
  part('trim', circle(8, 80, 14)),
  part('light', ellipse(4, 85, 4.4, 2.8), 0.8),
];

const totem: Form = () => [
  part('accent', tapered(22, 8, 15, 30)),
  part('body', circle(0, 44, 17)),
  part('shine', ellipse(-6, 51, 4.6, 3), 0.7),
  part('trim', 'M-24 61L24 61C22 72 10 75 0 75C-10 75 -22 72 -24 61Z'),
  part('dark', roundedBox(-15, 57, 30, 5, 2)),
  part('accent', 'M0 74L13 98L-13 98Z'),
  part('light', circle(0, 100, 6)),
];

const wave: Form = () => [
  part('body', WAVE),
  part(
    'accent',
    'M-14 10C-12 32 10 36 10 52C10 60 16 62 20 58C16 54 16 50 20 44C24 36 22 20 20 10Z',
  ),
  part('trim', circle(-14, 66, 15)),
  part('shine', ellipse(-19, 72, 4.6, 3), 0.75),
  part('light', 'M-27 14C-26 30 -10 36 -7 44C-14 38 -26 36 -27 14Z', 0.5),
  part('dark', circle(20, 84, 7)),
];

function front(traits: Traits): Part[] {
  const form = traits.random.for('form').pick([arch, totem, wave]);
  const top = Math.max(1.4, 36 * Math.max(0, traits.openness));
  return [
    part('dark', box(-36, 0, 72, 8)),
    part(
      'light',
      `M-36 8L36 8L${36 - top * 0.2} ${8 + top * 0.16}L${-36 + top * 0.2} ${8 + top * 0.16}Z`,
    ),
    ...form(traits),
  ];
}

function plan({ random }: Traits): Part[] {
  const tilt = random.for('form').between(0, 90);
  const satellites = turns(3, tilt).map((degrees) => onCircle(29, degrees));
  return [
    part('dark', roundedBox(-46, -46, 92, 92, 4)),
    part('light', roundedBox(-43, -43, 86, 86, 3)),
    part('trim', circle(0, 0, 36)),
    part('body', circle(0, 0, 26)),
    part('accent', satellites.map(({ x, y }) => circle(x, y, 9)).join('')),
    part('light', circle(0, 0, 13)),
    part('dark', circle(0, 0, 5)),
    part('shine', ellipse(-10, 14, 7, 4), 0.6),
  ];
}

export const SCULPTURE: Subject = { bulk: 1, breadth: 34, front, plan };
