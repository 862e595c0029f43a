import type { SeededRandom } from '../paint/seeded-random.js';

/** What a part is made of; the palette knows the colors. Shine and glow have neither edge nor shadow. */
export type Material =
  'body' | 'accent' | 'trim' | 'dark' | 'light' | 'skin' | 'leaf' | 'shine' | 'glow';

export interface Part {
  readonly material: Material;
  /** Path data on a sheet of 100 × 100: x from -50 to 50; y upwards. */
  readonly d: string;
  /** Default 1. */
  readonly opacity: number;
}

/** What a subject is drawn by. */
export interface Traits {
  /** How open circles look: 1 seen from above, 0 from the side, negative from below. */
  readonly openness: number;
  readonly random: SeededRandom;
  /** The short description: a cat has other ears than a rabbit. */
  readonly words: string;
}

/** Something that can stand in the middle of a picture. */
export interface Subject {
  /** The world's units per 100 of the sheet; 1 stands as high as the camera expects. */
  readonly bulk: number;
  /** Half of its width on the sheet: light and shade are spread over it. */
  readonly breadth: number;
  /** Standing on y = 0. */
  front(traits: Traits): Part[];
  /** From straight above, around the sheet's origin. */
  plan(traits: Traits): Part[];
}

export function part(material: Material, d: string, opacity = 1): Part {
  return { material, d, opacity };
}

/** A full turn in equal steps, in degrees. */
export function turns(count: number, start = 0): number[] {
  return Array.from({ length: count }, (_, index) => start + (360 * index) / count);
}

/** A point on a circle around the origin. */
export function onCircle(radius: number, degrees: number): { x: number; y: number } {
  const angle = (degrees * Math.PI) / 180;
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}
