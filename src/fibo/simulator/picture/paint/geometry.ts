/** In the picture's units, of which its shorter side has 1000; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** In the picture's units. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Takes a point of a drawing to its place in the picture. */
export type Mapping = (x: number, y: number) => Point;

/** As SVG wants numbers: one decimal is a tenth of a thousandth of the picture. */
export function digits(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A closed outline through the points. */
export function polygon(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${digits(x)} ${digits(y)}`).join('L')}Z`;
}

/** Evenly spaced numbers, both ends included. */
export function steps(from: number, to: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, index) => from + ((to - from) * index) / count);
}
