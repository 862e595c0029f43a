import type { Palette } from '../color/palette.js';
import { recolored, SURROUNDINGS, THINGS, tinted } from '../color/palette.js';
import type { Color } from '../paint/color.js';
import { luminance } from '../paint/color.js';
import type { Style } from '../scene/scene.js';

/** What a style turns the darks and the brights of a picture into, and how far, of 1. */
interface Grade {
  readonly darks: Color;
  readonly brights: Color;
  readonly share: number;
}

const GRADES: Readonly<Partial<Record<Style, Grade>>> = {
  cinematic: { darks: '#06303c', brights: '#f0a868', share: 0.36 },
  editorial: { darks: '#2b2622', brights: '#f3ebdf', share: 0.2 },
  commercial: { darks: '#5b6cff', brights: '#ffffff', share: 0.1 },
};

/** The palette as it comes out of a style's laboratory. */
export function gradedPalette(style: Style, palette: Palette): Palette {
  const grade = GRADES[style];
  if (!grade) return palette;
  const weight = palette.isGlowing ? 0.5 : 1;
  return recolored(palette, [...SURROUNDINGS, ...THINGS], (color) => {
    const tone = luminance(color) > 128 ? grade.brights : grade.darks;
    return tinted(palette, color, tone, grade.share * weight);
  });
}
