import type { Palette } from '../color/palette.js';
import { recolored, SURROUNDINGS, THINGS, tinted } from '../color/palette.js';
import { expose } from '../paint/color.js';
import type { LightPlan } from './lights.js';

/** In the dark, neon keeps its own light. */
const GLOWING_SHARE = 0.35;

/** How much more of the light a colored sky takes on than what is under it. */
const SKY_SHARE = 1.85;

/** The palette as it looks in a light. */
export function litPalette(palette: Palette, light: LightPlan): Palette {
  const weight = palette.isGlowing ? GLOWING_SHARE : 1;
  const surroundings = recolored(palette, SURROUNDINGS, (color, role) => {
    const { tint, share } = lightOn(role, light);
    const shown = tinted(palette, color, tint, share * weight);
    return expose(shown, 1 + (light.surroundings - 1) * weight);
  });
  return recolored(surroundings, THINGS, (color) =>
    expose(tinted(palette, color, light.tint, light.onThings * weight), light.things),
  );
}

function lightOn(role: string, { tint, zenith, onSurroundings }: LightPlan) {
  if (zenith === undefined || !role.startsWith('sky')) return { tint, share: onSurroundings };
  return { tint: role === 'skyTop' ? zenith : tint, share: onSurroundings * SKY_SHARE };
}
