import { element, path } from '../paint/svg.js';
import type { Setting } from '../scene/scene.js';
import type { Painter, Shot } from '../shot.js';
import type { Measures } from './laying.js';
import { stripes, tiles } from './laying.js';
import { glintsFrom, paintShoreFromAbove } from './sea.js';
import { isBare, SHORE, WALL } from './surroundings.js';

/** What lies on a ground: a chequer of tiles, furrows or planks away from the viewer, light on waves. */
interface Pattern extends Measures {
  readonly kind: 'tiles' | 'stripes' | 'waves';
  readonly opacity: number;
}

const PATTERNS: Readonly<Record<Setting, Pattern>> = {
  room: { kind: 'tiles', width: 0.42, reach: WALL, opacity: 0.5 },
  city: { kind: 'tiles', width: 0.8, reach: 26, opacity: 0.4 },
  hills: { kind: 'stripes', width: 0.7, reach: 34, opacity: 0.38 },
  sea: { kind: 'stripes', width: 0.34, reach: SHORE, opacity: 0.42 },
  water: { kind: 'waves', width: 0.5, reach: 40, opacity: 0.5 },
};

const NEAREST_WAVE = -5;

/** Lets the ground show how the camera looks at it. */
export const paintPattern: Painter = (shot) => {
  if (isBare(shot)) return '';
  const isBeach = shot.scene.setting === 'sea' && !shot.camera.seesHorizon;
  return paintLaid(shot) + (isBeach ? paintShoreFromAbove(shot) : '');
};

function paintLaid(shot: Shot): string {
  const { camera, palette, scene, random } = shot;
  const pattern = PATTERNS[scene.setting];
  switch (pattern.kind) {
    case 'waves': {
      const nearest = Math.max(camera.nearestGround * 0.6, NEAREST_WAVE);
      return path(glintsFrom(nearest, camera, random), palette.light, pattern.opacity);
    }
    case 'tiles':
      return paintPieces(tiles(camera, pattern), pattern, shot);
    case 'stripes':
      return paintPieces(stripes(camera, pattern), pattern, shot);
  }
}

function paintPieces(d: string, { opacity }: Pattern, { palette }: Shot): string {
  if (!palette.isGlowing) return path(d, palette.pattern, opacity);
  const lines = { d, fill: 'none', stroke: palette.pattern };
  return (
    element('path', { ...lines, 'stroke-width': 6, 'stroke-opacity': 0.22 }) +
    element('path', { ...lines, 'stroke-width': 1.6, 'stroke-opacity': 0.85 })
  );
}
