import { mix } from '../paint/color.js';
import { linearGradient } from '../paint/svg.js';
import type { Stop } from '../paint/svg.js';
import type { Shot } from '../shot.js';
import type { Material } from './subject.js';
import { SUBJECTS } from './subjects.js';

type Solid = Exclude<Material, 'shine' | 'glow'>;

const SOLIDS: readonly Solid[] = ['body', 'accent', 'trim', 'dark', 'light', 'skin', 'leaf'];
/** Where light turns into shade, of the subject's width. */
const TERMINATOR = 0.55;
const NIGHT = '#05030f';

/** The gradient that makes each part bulge a little: bright above, dark below. */
export const VOLUME = 'volume';
const VOLUME_GRADIENT =
  `<linearGradient id="${VOLUME}" x1="0.35" y1="0" x2="0.65" y2="1">` +
  '<stop offset="0" stop-color="#fff" stop-opacity="0.34"/>' +
  '<stop offset="0.38" stop-color="#fff" stop-opacity="0"/>' +
  '<stop offset="0.6" stop-color="#000" stop-opacity="0"/>' +
  '<stop offset="1" stop-color="#000" stop-opacity="0.34"/></linearGradient>';

/** Gives every material its color, modelled by the light across the subject; stands before what uses it. */
export function defineMaterials(shot: Shot): string {
  const { camera, lightSide, scene } = shot;
  const { bulk, breadth } = SUBJECTS[scene.subject];
  const half = ((bulk * breadth) / 100) * lightSide;
  const height = camera.seesHorizon ? 0.4 : 0;
  const bright = camera.project(half, height, 0).x;
  const dark = camera.project(-half, height, 0).x;
  const gradients = SOLIDS.map((material) =>
    linearGradient(material, [bright, 0, dark, 0], tonesOf(shot, material)),
  );
  return gradients.join('') + VOLUME_GRADIENT;
}

export function isSolid(material: Material): material is Solid {
  return SOLIDS.some((solid) => solid === material);
}

/** From the bright side to the dark one. */
function tonesOf({ palette, light }: Shot, material: Solid): Stop[] {
  const { bright, dark, sharpness } = light.shade;
  const color = palette.isGlowing ? mix(palette[material], NIGHT, 0.8) : palette[material];
  const shadow = palette.isGlowing ? NIGHT : mix(palette.dark, '#000000', 0.4 + dark * 0.5);
  const lit = mix(color, '#ffffff', palette.isGlowing ? bright * 0.4 : bright);
  const shaded = mix(color, shadow, dark);
  const transition = (1 - sharpness) / 2;
  return [
    { at: 0, color: lit },
    { at: Math.max(0, TERMINATOR - transition), color: mix(lit, color, 0.6) },
    { at: Math.min(1, TERMINATOR + transition), color: mix(shaded, color, 0.15) },
    { at: 1, color: shaded },
  ];
}
