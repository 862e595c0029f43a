import { linearGradient, rectangle } from '../paint/svg.js';
import type { Color } from '../paint/color.js';
import { mix } from '../paint/color.js';
import type { Rectangle } from '../paint/geometry.js';
import type { Style } from '../scene/scene.js';
import type { Painter, Shot } from '../shot.js';
import type { Face } from './lettering.js';
import { ADVANCE, letter } from './lettering.js';
import { readableText } from './readable-text.js';
import { wrappedText } from './wrapped-text.js';

/** How a style sets its captions. */
interface CaptionStyle {
  readonly face: Face;
  readonly size: number;
  readonly anchor: 'start' | 'middle';
  readonly lines: number;
  /** Of the frame's width. */
  readonly measure: number;
}

const STYLES: Readonly<Record<Style, CaptionStyle>> = {
  photorealistic: { face: 'sans', size: 27, anchor: 'start', lines: 2, measure: 0.72 },
  cinematic: { face: 'sans', size: 26, anchor: 'middle', lines: 2, measure: 0.78 },
  editorial: { face: 'serif-italic', size: 22, anchor: 'start', lines: 3, measure: 0.66 },
  commercial: { face: 'sans-bold', size: 22, anchor: 'start', lines: 2, measure: 0.66 },
};

const LEADING = 1.34;
const MARGIN = 46;
/** Height of the darkened foot. */
const VEIL = 140;
const MARK = 'simulated';

/** The short description where its style has room for it, and a small word on what the picture is. */
export const paintCaption: Painter = (shot) => {
  const { scene, frame } = shot;
  const style = STYLES[scene.style];
  const place = placeOf(shot);
  const ink = inkOf(shot);
  const width = Math.floor((frame.width * style.measure) / (style.size * ADVANCE));
  const lines = wrappedText(readableText(scene.caption), width, style.lines);
  const first =
    place.y + (place.height - (lines.length - 1) * style.size * LEADING) / 2 + style.size * 0.36;
  const text = lines.map((line, index) =>
    letter(line, {
      x: style.anchor === 'middle' ? frame.width / 2 : place.x,
      y: first + index * style.size * LEADING,
      size: style.size,
      face: style.face,
      color: ink,
      anchor: style.anchor,
    }),
  );
  return veil(shot) + text.join('') + paintMark(shot, ink);
};

/** The strip that a style keeps for words. */
function placeOf({ scene, frame, stage }: Shot): Rectangle {
  const bottom = stage.y + stage.height;
  const strip = {
    x: Math.max(stage.x, MARGIN),
    y: bottom,
    width: frame.width,
    height: frame.height - bottom,
  };
  return scene.style === 'photorealistic' ? { ...strip, y: frame.height - 104, height: 92 } : strip;
}

function inkOf({ scene, palette }: Shot): Color {
  if (scene.style === 'editorial' || scene.style === 'commercial')
    return palette.isGlowing ? '#f3eaff' : mix('#17130f', palette.dark, 0.3);
  return scene.style === 'cinematic' ? '#f3e7b6' : '#ffffff';
}

/** Darkens the foot of a full picture, so that white letters can be read. */
function veil({ scene, frame }: Shot): string {
  if (scene.style !== 'photorealistic') return '';
  const y = frame.height - VEIL;
  const fill = linearGradient(
    'veil-of-words',
    [0, y, 0, frame.height],
    [
      { at: 0, color: '#08050c', opacity: 0 },
      { at: 1, color: '#08050c', opacity: 0.62 },
    ],
  );
  return fill + rectangle({ x: 0, y, width: frame.width, height: VEIL }, 'url(#veil-of-words)');
}

function paintMark({ scene, frame, stage }: Shot, ink: Color): string {
  const isPage = scene.style === 'editorial' || scene.style === 'commercial';
  const y = scene.style === 'commercial' ? stage.y + stage.height - 16 : frame.height - 20;
  const x = scene.style === 'editorial' ? stage.x + stage.width : frame.width - 24;
  const color = scene.style === 'commercial' ? '#ffffff' : ink;
  const opacity = isPage ? 0.75 : 0.7;
  return letter(MARK, { x, y, size: 15, face: 'sans', color, anchor: 'end', spacing: 1, opacity });
}
