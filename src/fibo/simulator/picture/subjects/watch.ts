import { circle, roundedBox, stroke } from '../paint/drawing.js';
import type { Part, Subject } from './subject.js';
import { onCircle, part, turns } from './subject.js';

const MIDDLE = 50;
const STRAP = 'M-13 -3Q0 -6 13 -3L16 34Q0 30 -16 34Z M-13 103Q0 106 13 103L16 66Q0 70 -16 66Z';

function dial(middle: number, hour: number, minute: number): Part[] {
  const hand = (degrees: number, length: number, width: number) => {
    const tip = onCircle(length, degrees);
    const tail = onCircle(-5, degrees);
    return stroke(tail.x, middle + tail.y, tip.x, middle + tip.y, width);
  };
  const marks = turns(12).map((degrees) => {
    const isQuarter = degrees % 90 === 0;
    const outer = onCircle(23, degrees);
    const inner = onCircle(isQuarter ? 17.5 : 20, degrees);
    return stroke(inner.x, middle + inner.y, outer.x, middle + outer.y, isQuarter ? 2 : 1.1);
  });
  return [
    part('trim', roundedBox(30, middle - 4, 6, 8, 2)),
    part('trim', circle(0, middle, 32)),
    part('dark', circle(0, middle, 28.5)),
    part('body', circle(0, middle, 26)),
    part('light', marks.join('')),
    part('dark', circle(0, middle - 11, 6.5), 0.55),
    part('accent', circle(0, middle - 11, 1.4)),
    part('accent', stroke(0, middle - 11, 3.5, middle - 7.5, 0.9)),
    part('light', hand(hour, 12.5, 2.6)),
    part('light', hand(minute, 19, 1.8)),
    part('accent', hand(minute + 130, 20, 0.8)),
    part('accent', circle(0, middle, 2.2)),
    part(
      'shine',
      `M-19 ${middle + 16}C-12 ${middle + 24} 4 ${middle + 27} 12 ${middle + 22}C0 ${middle + 22} -10 ${middle + 14} -22 ${middle + 2}C-23 ${middle + 8} -22 ${middle + 12} -19 ${middle + 16}Z`,
      0.28,
    ),
  ];
}

function strap(shift: number): Part[] {
  const seams = [-1, 1].flatMap((side) => [
    stroke(side * 10.5, shift, side * 12.8, 28 + shift, 0.9),
    stroke(side * 10.5, 100 + shift, side * 12.8, 72 + shift, 0.9),
  ]);
  const holes = [6, 13, 20].map((y) => circle(0, y + shift, 1.3));
  return [
    part('accent', shiftedStrap(shift)),
    part('dark', seams.join(''), 0.5),
    part('dark', holes.join(''), 0.6),
  ];
}

function shiftedStrap(shift: number): string {
  return STRAP.replaceAll(
    /(-?\d+) (-?\d+)/g,
    (_, x: string, y: string) => `${x} ${Number(y) + shift}`,
  );
}

export const WATCH: Subject = {
  bulk: 1,
  breadth: 34,
  front: ({ random }) => {
    const minute = random.for('minute').between(40, 140);
    return [...strap(0), ...dial(MIDDLE, minute + 100, minute)];
  },
  plan: ({ random }) => {
    const minute = random.for('minute').between(40, 140);
    return [...strap(-MIDDLE), ...dial(0, minute + 100, minute)];
  },
};
