import type { Color } from '../paint/color.js';
import { grayOf, mix } from '../paint/color.js';

/** The colors of one picture. */
export interface Palette {
  readonly skyTop: Color;
  readonly skyLow: Color;
  /** Ridges and roofs, from the farthest to the nearest. */
  readonly far: Color;
  readonly middle: Color;
  readonly near: Color;
  readonly groundFar: Color;
  readonly groundNear: Color;
  /** What lies on the ground: tiles, furrows, planks. */
  readonly pattern: Color;
  readonly body: Color;
  readonly accent: Color;
  readonly trim: Color;
  readonly dark: Color;
  readonly light: Color;
  readonly skin: Color;
  readonly leaf: Color;
  readonly sun: Color;
  /** Things are drawn as glowing outlines. */
  readonly isGlowing: boolean;
  readonly isGray: boolean;
}

/** The roles that belong to the surroundings. */
export const SURROUNDINGS = [
  'skyTop',
  'skyLow',
  'far',
  'middle',
  'near',
  'groundFar',
  'groundNear',
  'pattern',
] as const;

/** The roles that belong to the subject. */
export const THINGS = ['body', 'accent', 'trim', 'dark', 'light', 'skin', 'leaf'] as const;

type Role = (typeof SURROUNDINGS)[number] | (typeof THINGS)[number] | 'sun';

/** The same palette with some of its roles passed through a function. */
export function recolored(
  palette: Palette,
  roles: readonly Role[],
  change: (color: Color, role: Role) => Color,
): Palette {
  const changed = roles.map((role) => [role, change(palette[role], role)]);
  // Object.fromEntries forgets which keys it was given.
  return { ...palette, ...(Object.fromEntries(changed) as Partial<Palette>) };
}

/** Mixes a tint into a color, as gray light when the palette is gray. */
export function tinted(palette: Palette, color: Color, tint: Color, share: number): Color {
  return mix(color, palette.isGray ? grayOf(tint) : tint, share);
}
