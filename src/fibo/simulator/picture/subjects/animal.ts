import { circle, ellipse, petal, stroke } from '../paint/drawing.js';
import type { Part, Subject, Traits } from './subject.js';
import { part, turns } from './subject.js';

type Ears = 'pointed' | 'hanging' | 'round' | 'long';

const EARS: readonly (readonly [Ears, RegExp])[] = [
  ['hanging', /\bdog|pupp|elephant/i],
  ['round', /\bbear|panda|lion|tiger/i],
  ['long', /rabbit|bunny|\bhare/i],
];

/** The left ear and what is pink in it; the right one is its mirror image. */
const EAR_SHAPES: Readonly<Record<Ears, readonly [outer: string, inner: string]>> = {
  pointed: [
    'M-22 74C-25 86 -25 94 -23 101C-15 98 -8 92 -5 86Z',
    'M-19 79C-21 86 -21 91 -20 95C-16 93 -12 90 -10 86Z',
  ],
  hanging: [
    'M-14 89C-24 92 -33 80 -31 62C-30 55 -23 56 -21 64C-19 72 -17 80 -14 89Z',
    'M-25 80C-29 74 -29 66 -27 61C-24 64 -23 72 -25 80Z',
  ],
  round: [circle(-17, 88, 9), circle(-17, 88, 5)],
  long: [
    'M-14 84C-24 100 -22 122 -15 126C-8 122 -6 100 -5 86Z',
    'M-13 92C-18 104 -17 115 -15 119C-11 115 -10 102 -10 92Z',
  ],
};

const BODY = 'M-25 4C-32 24 -20 42 -15 56L15 56C20 42 32 24 25 4Q0 -3 -25 4Z';
const HEAD = 'M-24 72C-24 86 -13 91 0 91C13 91 24 86 24 72C24 60 12 50 0 50C-12 50 -24 60 -24 72Z';
const CHEST = 'M-11 52C-15 36 -11 20 0 14C11 20 15 36 11 52Q0 46 -11 52Z';
const MUZZLE = 'M-11 62C-11 69 -5 70 0 70C5 70 11 69 11 62C11 56 5 53 0 53C-5 53 -11 56 -11 62Z';
const TRUNK = 'M-8 68C-9 44 -6 30 6 25C12 24 13 32 8 33C2 36 3 50 8 68Z';

function mirrored(d: string): string {
  let isX = false;
  return d.replaceAll(/-?\d*\.?\d+/g, (number) => {
    isX = !isX;
    return isX ? String(-Number(number)) : number;
  });
}

function both(d: string): string {
  return d + mirrored(d);
}

function front({ words, random }: Traits): Part[] {
  const kind = EARS.find(([, named]) => named.test(words))?.[0] ?? 'pointed';
  const [ear, inner] = EAR_SHAPES[kind];
  const tail = random.for('tail').sign();
  const curl = 'M20 4C44 2 50 22 44 40C42 47 36 46 37 39C41 24 36 14 18 14Z';
  const mane = turns(14).map((degrees) => petal(0, 72, 36, 9, degrees));
  const stripes = [66, 74, 82].flatMap((y) => [
    stroke(-23, y, -17, y - 1.5, 2),
    stroke(17, y - 1.5, 23, y, 2),
  ]);
  const flanks = [20, 29, 38].flatMap((y) => [
    stroke(-25, y, -16, y + 3, 2.4),
    stroke(16, y + 3, 25, y, 2.4),
  ]);
  return [
    part('body', tail > 0 ? curl : mirrored(curl)),
    ...(/\blion/i.test(words) ? [part('accent', mane.join(''))] : []),
    part('body', both(ear)),
    part('accent', both(inner)),
    part('body', BODY),
    part('light', CHEST),
    part('dark', both('M-3 2L-3 24L-1.500 24L-1.500 2Z'), 0.35),
    part('light', ellipse(-9, 4, 8, 4.6) + ellipse(9, 4, 8, 4.6)),
    part('body', HEAD),
    ...(/tiger|zebra/i.test(words) ? [part('dark', [...stripes, ...flanks].join(''))] : []),
    ...(/panda/i.test(words)
      ? [part('dark', ellipse(-10, 73, 6.5, 7) + ellipse(10, 73, 6.5, 7))]
      : []),
    part('light', MUZZLE),
    ...(/elephant/i.test(words) ? [part('body', TRUNK)] : []),
    part('light', circle(-10, 73, 4.6) + circle(10, 73, 4.6)),
    part('dark', circle(-9.4, 73, 3.2) + circle(9.4, 73, 3.2)),
    part('shine', circle(-10.6, 74.4, 1.1) + circle(8.2, 74.4, 1.1), 1),
    part('dark', 'M-4 67C-2 69 2 69 4 67C3 63.500 1 62 0 62C-1 62 -3 63.500 -4 67Z'),
    part(
      'dark',
      stroke(0, 62, 0, 59, 0.9) + stroke(0, 59, -4, 57.4, 0.9) + stroke(0, 59, 4, 57.4, 0.9),
    ),
    part('dark', both(stroke(-13, 62, -28, 65, 0.5) + stroke(-13, 60, -28, 58, 0.5)), 0.6),
    part('accent', 'M-15 53Q0 45 15 53L14.500 49Q0 41 -14.500 49Z'),
    part('trim', circle(0, 45.5, 3)),
  ];
}

/** Curled up, asleep. */
function plan({ words }: Traits): Part[] {
  const kind = EARS.find(([, named]) => named.test(words))?.[0] ?? 'pointed';
  const ear =
    kind === 'round'
      ? circle(-34, 16, 6) + circle(-16, 24, 6)
      : 'M-38 12L-40 28L-27 20Z M-20 22L-14 33L-9 18Z';
  return [
    part('body', ellipse(4, 0, 44, 38)),
    part('light', ellipse(2, -6, 24, 18)),
    part(
      'body',
      'M40 14C52 -14 30 -44 -8 -38C-26 -35 -34 -24 -30 -20C-22 -26 -14 -30 -4 -29C20 -28 36 -8 28 12Z',
    ),
    part(
      'light',
      'M-30 -20C-34 -24 -26 -33 -16 -36C-18 -32 -20 -28 -18 -25C-23 -23 -27 -21 -30 -20Z',
    ),
    part('dark', 'M8 34C20 30 30 22 34 10L30 9C26 18 18 26 7 30Z', 0.3),
    part('dark', 'M-2 36C8 34 14 30 20 25L18 22C12 27 6 30 -3 32Z', 0.3),
    part('body', ear),
    part(
      'accent',
      kind === 'round'
        ? circle(-34, 16, 3) + circle(-16, 24, 3)
        : 'M-36 15L-37 23L-30 19Z M-17 21L-14 28L-11 19Z',
    ),
    part('body', ellipse(-24, 6, 19, 17)),
    part('light', ellipse(-28, -2, 9, 7)),
    part('dark', circle(-30, -1, 2.2)),
    part(
      'dark',
      'M-34 7Q-30 3 -26 6L-26 7.400Q-30 5 -33.500 8.400Z M-20 9Q-16 7 -12 10L-12.500 11.400Q-16 9 -20 10.500Z',
    ),
  ];
}

export const ANIMAL: Subject = { bulk: 1, breadth: 30, front, plan };
