import { circle } from '../paint/drawing.js';
import type { Part, Subject, Traits } from './subject.js';
import { onCircle, part, turns } from './subject.js';

const TRUNK =
  'M-6 0C-4 14 -4 24 -3 40L-16 58L-13 60L-1 48L-1 64L2 64L2 46L13 58L16 56L4 38C4 24 5 12 8 0Z';
const CROWN = [
  { x: -19, y: 56, r: 16 },
  { x: 19, y: 57, r: 17 },
  { x: -12, y: 72, r: 18 },
  { x: 13, y: 74, r: 18 },
  { x: 0, y: 84, r: 16 },
  { x: 0, y: 62, r: 18 },
] as const;

function front({ random }: Traits): Part[] {
  const dice = random.for('crown');
  const crown = CROWN.map(({ x, y, r }) => ({
    x: x + dice.between(-3, 3),
    y: y + dice.between(-2, 2),
    r: r * dice.between(0.92, 1.1),
  }));
  const fruits = Array.from({ length: 9 }, () => {
    const { x, y } = onCircle(dice.between(4, 27), dice.between(0, 360));
    return circle(x, 68 + y * 0.8, 1.9);
  });
  return [
    part('dark', TRUNK),
    part('dark', crown.map(({ x, y, r }) => circle(x + 1, y - 2, r + 0.6)).join('')),
    ...crown.map(({ x, y, r }) => part('body', circle(x, y, r))),
    ...crown.map(({ x, y, r }) => part('accent', circle(x - r * 0.2, y + r * 0.24, r * 0.62), 0.4)),
    part('trim', fruits.join('')),
  ];
}

function plan({ random }: Traits): Part[] {
  const dice = random.for('crown');
  const outer = turns(9).map((degrees) => onCircle(dice.between(27, 32), degrees));
  const inner = turns(6, 25).map((degrees) => onCircle(dice.between(13, 18), degrees));
  return [
    part('dark', outer.map(({ x, y }) => circle(x + 1, y - 1, 17)).join('')),
    ...outer.map(({ x, y }) => part('body', circle(x, y, 16))),
    ...outer.map(({ x, y }) => part('accent', circle(x - 3, y + 3, 9), 0.35)),
    ...inner.map(({ x, y }) => part('body', circle(x, y, 15))),
    ...inner.map(({ x, y }) => part('accent', circle(x - 3, y + 3, 9), 0.5)),
    part('accent', circle(-1, 1, 13)),
    part('trim', outer.map(({ x, y }) => circle(x * 0.9, y * 0.9, 2)).join('')),
  ];
}

export const TREE: Subject = { bulk: 1.05, breadth: 38, front, plan };
