import type { Point } from './geometry.js';

/** The corners of the smallest convex outline around all points (Andrew's monotone chain). */
export function hull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((one, other) => one.x - other.x || one.y - other.y);
  return [...chain(sorted), ...chain(sorted.reverse())];
}

function chain(points: readonly Point[]): Point[] {
  const corners: Point[] = [];
  for (const point of points) {
    while (turnsBack(corners, point)) corners.pop();
    corners.push(point);
  }
  return corners.slice(0, -1);
}

function turnsBack(corners: readonly Point[], next: Point): boolean {
  const [before, last] = corners.slice(-2);
  if (!before || !last) return false;
  const across =
    (last.x - before.x) * (next.y - before.y) - (last.y - before.y) * (next.x - before.x);
  return across <= 0;
}
