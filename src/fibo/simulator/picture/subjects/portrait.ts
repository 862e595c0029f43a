import { box, circle, ellipse, stroke } from '../paint/drawing.js';
import type { Part, Subject, Traits } from './subject.js';
import { part } from './subject.js';

const SHOULDERS = 'M-46 0C-46 22 -34 29 -14 32L14 32C34 29 46 22 46 0Z';
const NECK = 'M-9 28L-9 46L9 46L9 28Q0 22 -9 28Z';
const FACE = 'M-19 66C-20 82 -12 91 0 91C12 91 20 82 19 66C18 52 9 41 0 41C-9 41 -18 52 -19 66Z';
const LAPELS = 'M-12 32L0 6L12 32L19 30L4 0L-4 0L-19 30Z';

/** What it covers behind the face, and before it. */
type Hair = readonly [behind: string, before: string];

const SHORT_HAIR: Hair = [
  'M-23 62C-26 88 -16 99 0 100C16 99 26 88 23 62Z',
  'M-20 72C-16 82 4 88 20 72C24 90 14 100 -2 99C-18 98 -24 86 -20 72Z',
];
const HAIR: readonly [Hair, Hair, Hair] = [
  [
    'M-26 40C-34 60 -30 100 0 101C30 100 34 60 26 40C24 34 14 36 16 44L-16 44C-14 36 -24 34 -26 40Z',
    'M-20 66C-18 78 -8 84 12 82C17 80 19 74 20 66C26 84 16 97 0 97C-16 97 -26 84 -20 66Z',
  ],
  SHORT_HAIR,
  [
    'M-22 62C-25 88 -16 98 0 98C16 98 25 88 22 62Z M-11 100C-11 114 11 114 11 100C11 92 -11 92 -11 100Z',
    'M-20 70C-16 84 0 86 0 84C0 86 16 84 20 70C24 88 14 97 0 97C-14 97 -24 88 -20 70Z',
  ],
];

function front({ random, words }: Traits): Part[] {
  const [behind, before] = /\b(?:man|boy|king|father)\b/i.test(words)
    ? SHORT_HAIR
    : random.for('hair').pick(HAIR);
  const wearsHelmet = /astronaut|robot/i.test(words);
  return [
    ...(wearsHelmet
      ? [part('light', circle(0, 66, 36)), part('trim', circle(0, 66, 31))]
      : [part('dark', behind)]),
    part('body', SHOULDERS),
    part('light', 'M-12 32L0 4L12 32Q0 24 -12 32Z'),
    part('skin', NECK),
    part('dark', 'M-9 41C-5 37 5 37 9 41L9 36C5 31 -5 31 -9 36Z', 0.3),
    part('accent', LAPELS),
    part('skin', ellipse(-19.5, 64, 3.6, 5.4) + ellipse(19.5, 64, 3.6, 5.4)),
    part('skin', FACE),
    part('body', ellipse(-11, 56, 4.6, 3) + ellipse(11, 56, 4.6, 3), 0.35),
    part('light', ellipse(-8, 66, 4, 2.5) + ellipse(8, 66, 4, 2.5)),
    part('dark', circle(-8, 66, 2.1) + circle(8, 66, 2.1)),
    part(
      'dark',
      'M-13 71.500Q-8 74.500 -3.500 71.500L-3.500 72.800Q-8 76 -13 73Z M13 71.500Q8 74.500 3.500 71.500L3.500 72.800Q8 76 13 73Z',
    ),
    part('dark', 'M-0.500 66L-2.600 57.500L2 57L2 58L-1 58.400L0.700 66Z', 0.4),
    part('body', 'M-6 51.500Q-2.500 53.500 0 52.500Q2.500 53.500 6 51.500Q0 47 -6 51.500Z'),
    ...(wearsHelmet
      ? [part('shine', 'M-24 74C-20 90 -6 96 6 94C-8 92 -18 84 -20 70Z', 0.6)]
      : [part('dark', before), part('shine', 'M-13 90C-8 94 0 95 6 94C0 93 -7 91 -11 87Z', 0.35)]),
    part('accent', circle(-20.5, 57, 1.8) + circle(20.5, 57, 1.8)),
  ];
}

/** Head and shoulders, the face away from us, with an open book. */
function plan(): Part[] {
  const lines = [-30, -26, -22].flatMap((y) => [stroke(-16, y, -4, y, 1), stroke(4, y, 16, y, 1)]);
  return [
    part(
      'body',
      'M-48 4C-48 20 -24 22 0 22C24 22 48 20 48 4C48 -8 34 -12 26 -10L22 -26L13 -24L16 -4L-16 -4L-13 -24L-22 -26L-26 -10C-34 -12 -48 -8 -48 4Z',
    ),
    part('light', box(-20, -36, 19, 20) + box(1, -36, 19, 20)),
    part('dark', lines.join(''), 0.5),
    part('skin', circle(-17, -24, 4.4) + circle(17, -24, 4.4)),
    part('accent', 'M-16 8C-10 16 10 16 16 8L20 14C10 24 -10 24 -20 14Z'),
    part('skin', ellipse(0, -8, 5, 5)),
    part('dark', ellipse(0, 4, 17, 19)),
    part('body', ellipse(0, 4, 17, 19), 0.22),
    part('shine', 'M-10 8C-8 16 2 19 8 16C2 14 -5 10 -7 4Z', 0.35),
    part('dark', circle(0, 16, 8)),
  ];
}

export const PORTRAIT: Subject = { bulk: 1, breadth: 40, front, plan };
