import type { Painter, Shot } from '../shot.js';
import { elevationOf } from '../style/podium.js';
import { defineMaterials } from './materials.js';
import { paintParts, paintSilhouette } from './paint-parts.js';
import type { PlacedSubject } from './place-subject.js';
import { placeSubject } from './place-subject.js';

/** The subject, with the light's edge around it. */
export const paintSubject: Painter = (shot) => {
  const subject = placeSubject(shot, elevationOf(shot));
  const { parts, mapping } = subject;
  return defineMaterials(shot) + paintRim(subject, shot) + paintParts(parts, mapping, shot);
};

/** The light's edge, from behind. */
function paintRim({ parts, mapping }: PlacedSubject, { light, lightSide, palette }: Shot): string {
  if (light.rim === 0 || palette.isGlowing) return '';
  const shifted = (x: number, y: number) => {
    const point = mapping(x, y);
    return { x: point.x + light.rim * lightSide, y: point.y - light.rim * 0.7 };
  };
  return paintSilhouette(parts, shifted, palette.isGray ? '#ffffff' : '#fff1c9');
}
