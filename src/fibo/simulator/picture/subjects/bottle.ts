import { box, circle, ellipse, tapered, roundedBox } from '../paint/drawing.js';
import type { Part, Subject, Traits } from './subject.js';
import { part } from './subject.js';

/** A bottle's outline: half its width at heights, and where its cap begins. */
interface Form {
  readonly outline: string;
  readonly label: string;
  readonly shine: string;
  readonly cap: readonly [half: number, from: number, to: number];
  readonly radii: readonly [number, number, number];
}

const FORMS: readonly [Form, Form] = [
  {
    outline:
      'M-21 0Q-24 0 -24 4L-24 50C-24 66 -8 66 -8 78L-8 86L8 86L8 78C8 66 24 66 24 50L24 4Q24 0 21 0Z',
    label: box(-24, 12, 48, 30),
    shine: 'M-19 5L-15 5L-15 48C-15 58 -7 62 -5 72C-9 64 -19 60 -19 48Z',
    cap: [9, 84, 101],
    radii: [32, 26, 13],
  },
  {
    outline:
      'M-30 3Q-30 0 -27 0L27 0Q30 0 30 3L30 55Q30 62 23 63L10 65L10 74L-10 74L-10 65L-23 63Q-30 62 -30 55Z',
    label: roundedBox(-17, 17, 34, 28, 2),
    shine: 'M-26 5L-21 5L-21 56L-26 54Z M22 8L25 8L25 50L22 52Z',
    cap: [13, 72, 95],
    radii: [34, 28, 16],
  },
];

/** Wine comes in tall bottles, perfume in flat ones. */
function formOf({ words, random }: Traits): Form {
  const [tall, flat] = FORMS;
  if (/wine|beer|milk|juice/i.test(words)) return tall;
  return /perfume|fragrance|cologne/i.test(words) ? flat : random.for('bottle').pick(FORMS);
}

function front(traits: Traits): Part[] {
  const { openness } = traits;
  const { outline, label, shine, cap } = formOf(traits);
  const [half, from, to] = cap;
  return [
    part('body', outline),
    part('dark', 'M-23 4L23 4L23 9Q0 5 -23 9Z', 0.4),
    part('light', label),
    part('accent', box(-10, 33, 20, 2.2) + circle(0, 25.5, 4.6)),
    part('dark', box(-9, 17.5, 18, 1.3) + box(-6, 14.8, 12, 1)),
    part('trim', box(-half + 1, from - 5, half * 2 - 2, 5)),
    part('accent', tapered(half, from, half - 0.6, to)),
    ...(openness > 0.12 ? [part('trim', ellipse(0, to, half - 0.6, (half - 0.6) * openness))] : []),
    part('shine', shine, 0.42),
    part('shine', box(-half + 2.4, from + 2, 2, to - from - 4), 0.5),
  ];
}

function plan(traits: Traits): Part[] {
  const [outer, shoulder, cap] = formOf(traits).radii;
  return [
    part('body', circle(0, 0, outer)),
    part('dark', circle(0, 0, shoulder), 0.35),
    part('body', circle(0, 0, shoulder - 2)),
    part(
      'shine',
      `M${-outer + 6} 2C${-outer + 8} 16 -14 ${outer - 7} 0 ${outer - 6}C-10 ${outer - 12} ${-outer + 14} 12 ${-outer + 6} 2Z`,
      0.5,
    ),
    part('trim', circle(0, 0, cap + 2.5)),
    part('accent', circle(0, 0, cap)),
    part('trim', circle(0, 0, cap - 5)),
    part('shine', ellipse(-cap * 0.35, cap * 0.4, cap * 0.3, cap * 0.16), 0.7),
  ];
}

export const BOTTLE: Subject = { bulk: 1, breadth: 28, front, plan };
