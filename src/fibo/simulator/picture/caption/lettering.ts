import type { Color } from '../paint/color.js';
import { digits } from '../paint/geometry.js';
import { escaped } from './readable-text.js';

export type Face = 'sans' | 'sans-bold' | 'serif' | 'serif-bold' | 'serif-italic';

/** How a line is set; lengths in the picture's units. */
export interface Typesetting {
  readonly x: number;
  /** The line that letters stand on. */
  readonly y: number;
  readonly size: number;
  readonly color: Color;
  readonly face: Face;
  /** Default start. */
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Between letters; default 0. */
  readonly spacing?: number;
  /** Default 1. */
  readonly opacity?: number;
}

const FACES: Readonly<Record<Face, string>> = {
  sans: 'font-family="DejaVu Sans"',
  'sans-bold': 'font-family="DejaVu Sans" font-weight="700"',
  serif: 'font-family="DejaVu Serif"',
  'serif-bold': 'font-family="DejaVu Serif" font-weight="700"',
  'serif-italic': 'font-family="DejaVu Serif" font-style="italic"',
};

/** The average advance of a letter, of its size: the fonts are known, their metrics need not be read. */
export const ADVANCE = 0.6;

/** One line of anybody's text. */
export function letter(text: string, typesetting: Typesetting): string {
  const { x, y, size, color, face, anchor = 'start', spacing = 0, opacity = 1 } = typesetting;
  return (
    `<text x="${digits(x)}" y="${digits(y)}" font-size="${digits(size)}" ${FACES[face]} ` +
    `fill="${color}" fill-opacity="${opacity}" text-anchor="${anchor}" ` +
    `letter-spacing="${digits(spacing)}" xml:space="preserve">${escaped(text)}</text>`
  );
}
