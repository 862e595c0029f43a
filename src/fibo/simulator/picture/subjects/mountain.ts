import type { Part, Subject, Traits } from './subject.js';
import { onCircle, part, turns } from './subject.js';

function front({ random }: Traits): Part[] {
  const dice = random.for('peaks');
  const left = dice.between(50, 62);
  const right = dice.between(58, 72);
  return [
    part('accent', `M-92 0L-50 ${left}L-14 14L-10 0Z`),
    part('dark', `M-50 ${left}L-14 14L-10 0L-46 0L-42 26Z`, 0.4),
    part(
      'light',
      `M-50 ${left}L-62 ${left - 15}L-55 ${left - 12}L-50 ${left - 19}L-45 ${left - 12}L-38 ${left - 14}Z`,
    ),
    part('accent', `M8 0L52 ${right}L96 0Z`),
    part('dark', `M52 ${right}L96 0L58 0L60 30Z`, 0.4),
    part(
      'light',
      `M52 ${right}L41 ${right - 18}L48 ${right - 14}L53 ${right - 23}L58 ${right - 13}L64 ${right - 18}Z`,
    ),
    part('body', 'M-62 0L-30 46L-24 44L0 100L18 64L24 66L62 0Z'),
    part('dark', 'M0 100L18 64L24 66L62 0L22 0L10 34L16 52L2 66Z', 0.45),
    part('light', 'M0 100L-13 70L-7 75L-2 63L4 72L11 60L18 64Z'),
    part('trim', 'M-62 0L-30 46L-26 30L-34 14L-24 0Z', 0.35),
    part('shine', 'M0 100L-13 70L-7 75L-4 68L2 78Z', 0.35),
    part('leaf', trees(dice.between(0, 1))),
  ];
}

function trees(shift: number): string {
  return [-74, -62, -48, -36, -20, 24, 38, 50, 64, 78]
    .map((x, index) => {
      const at = x + shift * 8;
      const height = 11 + (index % 3) * 4;
      return `M${at - 5} 0L${at} ${height}L${at + 5} 0Z`;
    })
    .join('');
}

/** A map: contour lines up to the snow. */
function plan({ random }: Traits): Part[] {
  const dice = random.for('contours');
  const wobble = turns(12).map(() => dice.between(0.82, 1.12));
  const contour = (radius: number) => {
    const points = turns(12).map((degrees, index) => {
      const { x, y } = onCircle(radius * (wobble[index] ?? 1), degrees);
      return { x: x + (50 - radius) * 0.12, y };
    });
    return smooth(points);
  };
  return [
    part('leaf', contour(50)),
    part('accent', contour(43)),
    part('dark', contour(36.5)),
    part('body', contour(35.5)),
    part('dark', contour(28.5)),
    part('body', contour(27.5)),
    part('dark', contour(21)),
    part('light', contour(20)),
    part('trim', contour(12), 0.6),
    part('light', contour(10.5)),
    part('dark', 'M1 -1L5 6L9 -1Z'),
  ];
}

/** A closed curve that touches the middle of each side of a polygon. */
function smooth(points: readonly { readonly x: number; readonly y: number }[]): string {
  const middles = points.map((point, index) => {
    const next = points[(index + 1) % points.length] ?? point;
    return { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
  });
  const last = middles.at(-1);
  const curves = points.map((point, index) => {
    const middle = middles[index] ?? point;
    return `Q${point.x} ${point.y} ${middle.x} ${middle.y}`;
  });
  return last ? `M${last.x} ${last.y}${curves.join('')}Z` : '';
}

export const MOUNTAIN: Subject = { bulk: 0.95, breadth: 66, front, plan };
