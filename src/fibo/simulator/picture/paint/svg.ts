import type { Color } from './color.js';
import type { Rectangle } from './geometry.js';
import { digits } from './geometry.js';

type Attributes = Readonly<Record<string, string | number>>;

/** A color on the way from one end of a gradient, 0, to the other, 1. */
export interface Stop {
  readonly at: number;
  readonly color: Color;
  /** Default 1. */
  readonly opacity?: number;
}

/** An empty element; attribute values are the painters' own, never a caller's text. */
export function element(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}/>`;
}

export function group(attributes: Attributes, content: string): string {
  return `<g${written(attributes)}>${content}</g>`;
}

export function path(d: string, fill: string, opacity = 1): string {
  return element('path', { d, fill, ...(opacity < 1 && { 'fill-opacity': opacity }) });
}

export function rectangle({ x, y, width, height }: Rectangle, fill: string, opacity = 1): string {
  return element('rect', { x, y, width, height, fill, 'fill-opacity': opacity });
}

export function disc(cx: number, cy: number, r: number, fill: string, opacity = 1): string {
  return element('circle', { cx, cy, r, fill, 'fill-opacity': opacity });
}

/** From one point to another, in the picture's units; use it as `url(#id)`. */
export function linearGradient(
  id: string,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  stops: readonly Stop[],
): string {
  const place = written({ id, x1, y1, x2, y2, gradientUnits: 'userSpaceOnUse' });
  return `<linearGradient${place}>${stops.map(stopElement).join('')}</linearGradient>`;
}

export function radialGradient(
  id: string,
  [cx, cy, r]: readonly [number, number, number],
  stops: readonly Stop[],
): string {
  const place = written({ id, cx, cy, r, gradientUnits: 'userSpaceOnUse' });
  return `<radialGradient${place}>${stops.map(stopElement).join('')}</radialGradient>`;
}

/** A disc that fades out: the light of a lamp or a sun. */
export function glow(
  id: string,
  [cx, cy, r]: readonly [number, number, number],
  color: Color,
  opacity: number,
): string {
  const stops = [
    { at: 0, color, opacity },
    { at: 0.35, color, opacity: opacity * 0.45 },
    { at: 1, color, opacity: 0 },
  ];
  return radialGradient(id, [cx, cy, r], stops) + disc(cx, cy, r, `url(#${id})`);
}

/** Softens what is painted with `filter="url(#id)"`; the margin is a share of its size, and costs time. */
export function blurFilter(id: string, deviation: number, margin: number): string {
  const size = 1 + 2 * margin;
  const place = written({ id, x: -margin, y: -margin, width: size, height: size });
  return `<filter${place}>${element('feGaussianBlur', { stdDeviation: deviation })}</filter>`;
}

function stopElement({ at, color, opacity = 1 }: Stop): string {
  return element('stop', { offset: at, 'stop-color': color, 'stop-opacity': opacity });
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? digitsOf(value) : value}"`)
    .join('');
}

/** Shares of 1 need more decimals than places do. */
function digitsOf(value: number): string {
  return Math.abs(value) <= 3 ? String(Math.round(value * 1000) / 1000) : digits(value);
}
