import { paintCaption } from './caption/caption.js';
import { paintGround } from './backdrop/ground.js';
import { paintPattern } from './backdrop/pattern.js';
import { paintScenery } from './backdrop/scenery.js';
import { paintSky } from './backdrop/sky.js';
import { paintComposition } from './composition/composition.js';
import { paintBokeh } from './light/bokeh.js';
import { paintLightBefore, paintLightBehind, paintSkyLight } from './light/lighting.js';
import type { Painter, Shot } from './shot.js';
import { FINISHES } from './style/finish.js';
import { paintShadow } from './subjects/paint-shadow.js';
import { paintSubject } from './subjects/paint-subject.js';

/** From the farthest to the nearest. */
const BACKDROP: readonly Painter[] = [
  paintSky,
  paintSkyLight,
  paintScenery,
  paintGround,
  paintPattern,
  paintLightBehind,
  paintComposition,
];

const FOREGROUND: readonly Painter[] = [
  paintBokeh,
  (shot) => FINISHES[shot.scene.style].under?.(shot) ?? '',
  paintShadow,
  paintSubject,
  paintLightBefore,
  (shot) => FINISHES[shot.scene.style].over(shot),
  paintCaption,
];

/** The two layers of a picture, as SVG fragments: a lens may blur the first. */
export interface Layers {
  readonly backdrop: string;
  readonly foreground: string;
}

export function composePicture(shot: Shot): Layers {
  const paint = (painters: readonly Painter[]) => painters.map((painter) => painter(shot)).join('');
  return { backdrop: paint(BACKDROP), foreground: paint(FOREGROUND) };
}
