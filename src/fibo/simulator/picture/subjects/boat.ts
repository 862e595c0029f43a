import { box, circle } from '../paint/drawing.js';
import type { Part, Subject, Traits } from './subject.js';
import { part } from './subject.js';

function front({ random }: Traits): Part[] {
  const flag = random.for('flag').between(3, 6);
  return [
    part('dark', 'M-58 2Q-30 7 0 3Q30 -1 58 3Q30 -3 0 -2Q-30 -1 -58 2Z', 0.4),
    part('dark', box(-1.2, 14, 2.4, 86)),
    part(
      'light',
      'M-3 22C-12 46 -10 72 -2.500 95L-2.500 22Z M-3 22L-38 24C-28 48 -16 74 -3 95C-12 72 -12 46 -3 22Z',
    ),
    part('trim', 'M-34 31L-7 29L-6.600 35L-31 37Z'),
    part('accent', 'M3 26C14 42 26 34 36 25C30 52 18 74 3 90Z'),
    part('shine', 'M5 34C10 42 14 42 18 40C14 54 9 68 5 78Z', 0.3),
    part('body', 'M-46 18L50 18C46 8 38 1 30 0L-28 0C-38 2 -43 8 -46 18Z'),
    part('light', 'M-45.500 16.500L49.500 16.500L48.500 13.500L-44.500 13.500Z'),
    part('dark', circle(-22, 8, 2) + circle(-8, 8, 2) + circle(6, 8, 2) + circle(20, 8, 2)),
    part('trim', `M1 100L${14 + flag} ${97 - flag / 3}L1 92Z`),
  ];
}

function plan(): Part[] {
  return [
    part('light', 'M-60 14C-56 4 -52 2 -44 0C-52 -2 -56 -4 -60 -14L-66 -8L-62 0L-66 8Z', 0.6),
    part('body', 'M-46 -13C-20 -22 26 -18 50 0C26 18 -20 22 -46 13Q-50 0 -46 -13Z'),
    part('trim', 'M-42 -10C-18 -17 22 -14 42 0C22 14 -18 17 -42 10Q-45 0 -42 -10Z'),
    part(
      'dark',
      'M-41 -6L30 -6L30 -5.300L-41 -5.300Z M-41 6L30 6L30 5.300L-41 5.300Z M-42 -0.400L36 -0.400L36 0.400L-42 0.400Z',
      0.4,
    ),
    part('dark', 'M-34 -7L-20 -8L-20 8L-34 7Z'),
    part('light', 'M4 -2C-10 2 -26 14 -36 26C-14 24 2 14 8 2Z'),
    part('accent', 'M8 0C22 6 36 4 46 0C38 14 20 16 8 4Z'),
    part('dark', circle(6, 0, 2.4)),
  ];
}

export const BOAT: Subject = { bulk: 1, breadth: 46, front, plan };
