import type { Color } from '../paint/color.js';
import { mapped } from '../paint/drawing.js';
import type { Mapping } from '../paint/geometry.js';
import { element, path } from '../paint/svg.js';
import type { Shot } from '../shot.js';
import { isSolid, VOLUME } from './materials.js';
import type { Part } from './subject.js';

/** In the picture's units. */
const TUBE = 2.4;
const HALO = 9;

/** Paints the parts one over the other. */
export function paintParts(parts: readonly Part[], mapping: Mapping, shot: Shot): string {
  return parts.map((part) => paintPart(part, mapping, shot)).join('');
}

/** Paints everything solid in one color: a shadow, an edge of light. */
export function paintSilhouette(parts: readonly Part[], mapping: Mapping, color: Color): string {
  return parts
    .filter(({ material, opacity }) => isSolid(material) && opacity === 1)
    .map(({ d }) => path(mapped(d, mapping), color))
    .join('');
}

function paintPart({ material, d, opacity }: Part, mapping: Mapping, shot: Shot): string {
  const { palette } = shot;
  const outline = mapped(d, mapping);
  if (material === 'glow') return path(outline, palette.sun, opacity);
  if (material === 'shine') return path(outline, '#ffffff', opacity);
  const filled = path(outline, `url(#${material})`, opacity);
  if (palette.isGlowing) return filled + tube(outline, palette[material], opacity);
  return hasVolume(shot) ? filled + path(outline, `url(#${VOLUME})`, opacity) : filled;
}

/** A page is printed flat; a photograph and a film are not. */
function hasVolume({ scene }: Shot): boolean {
  return scene.style === 'photorealistic' || scene.style === 'cinematic';
}

/** An outline as a neon tube: a halo and a bright line. */
function tube(d: string, color: Color, opacity: number): string {
  const line = { d, fill: 'none', stroke: color, 'stroke-linejoin': 'round' };
  return (
    element('path', { ...line, 'stroke-width': HALO, 'stroke-opacity': 0.2 * opacity }) +
    element('path', { ...line, 'stroke-width': TUBE, 'stroke-opacity': opacity })
  );
}
