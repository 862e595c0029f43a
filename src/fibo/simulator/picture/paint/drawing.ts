import type { Mapping } from './geometry.js';
import { digits } from './geometry.js';

const TOKEN = /[MLCQZ]|-?\d*\.?\d+(?:e-?\d+)?/g;

/** Carries path data (absolute M, L, C, Q, Z) over into the picture; curves follow their control points. */
export function mapped(path: string, mapping: Mapping): string {
  let result = '';
  let x: number | undefined;
  for (const [token] of path.matchAll(TOKEN)) {
    const value = Number(token);
    if (Number.isNaN(value)) result += token;
    else if (x === undefined) x = value;
    else {
      const point = mapping(x, value);
      result += `${digits(point.x)} ${digits(point.y)} `;
      x = undefined;
    }
  }
  return result;
}

/* Outlines run counter-clockwise, y upwards, so that those in one path add up and leave no holes. */

/** How far a control point stands off for a quarter of a circle. */
const QUARTER = 0.5523;

export function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  const kx = rx * QUARTER;
  const ky = ry * QUARTER;
  return (
    `M${cx - rx} ${cy}C${cx - rx} ${cy - ky} ${cx - kx} ${cy - ry} ${cx} ${cy - ry}` +
    `C${cx + kx} ${cy - ry} ${cx + rx} ${cy - ky} ${cx + rx} ${cy}` +
    `C${cx + rx} ${cy + ky} ${cx + kx} ${cy + ry} ${cx} ${cy + ry}` +
    `C${cx - kx} ${cy + ry} ${cx - rx} ${cy + ky} ${cx - rx} ${cy}Z`
  );
}

export function circle(cx: number, cy: number, radius: number): string {
  return ellipse(cx, cy, radius, radius);
}

export function box(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}L${x + width} ${y}L${x + width} ${y + height}L${x} ${y + height}Z`;
}

export function roundedBox(x: number, y: number, width: number, height: number, r: number): string {
  const right = x + width;
  const top = y + height;
  return (
    `M${x + r} ${y}L${right - r} ${y}Q${right} ${y} ${right} ${y + r}` +
    `L${right} ${top - r}Q${right} ${top} ${right - r} ${top}` +
    `L${x + r} ${top}Q${x} ${top} ${x} ${top - r}L${x} ${y + r}Q${x} ${y} ${x + r} ${y}Z`
  );
}

/** A symmetrical shape that is as much wide to either side at its foot, and as much at its top. */
export function tapered(footHalf: number, foot: number, topHalf: number, top: number): string {
  return `M${footHalf} ${foot}L${topHalf} ${top}L${-topHalf} ${top}L${-footHalf} ${foot}Z`;
}

/** Leaf or petal: pointed at both ends, from a point outwards at an angle in degrees. */
export function petal(
  cx: number,
  cy: number,
  length: number,
  width: number,
  degrees: number,
): string {
  const angle = (degrees * Math.PI) / 180;
  const along = { x: Math.cos(angle), y: Math.sin(angle) };
  const at = (far: number, aside: number) =>
    `${cx + along.x * far - along.y * aside} ${cy + along.y * far + along.x * aside}`;
  return (
    `M${at(0, 0)}C${at(length * 0.25, -width)} ${at(length * 0.85, -width)} ${at(length, 0)}` +
    `C${at(length * 0.85, width)} ${at(length * 0.25, width)} ${at(0, 0)}Z`
  );
}

/** A straight line of a thickness, as an outline. */
export function stroke(x1: number, y1: number, x2: number, y2: number, thickness: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const dx = ((y2 - y1) / length) * (thickness / 2);
  const dy = (-(x2 - x1) / length) * (thickness / 2);
  return `M${x1 + dx} ${y1 + dy}L${x2 + dx} ${y2 + dy}L${x2 - dx} ${y2 - dy}L${x1 - dx} ${y1 - dy}Z`;
}
