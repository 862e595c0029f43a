import type { Light } from '../scene/scene.js';
import type { Painter } from '../shot.js';
import { paintClouds } from './clouds.js';
import { paintBeam } from './beam.js';
import { paintHardEdge } from './hard-edge.js';
import { paintHaze } from './haze.js';
import { paintStudio } from './studio.js';
import { paintHardSun, paintHighSun, paintLowSun } from './sun.js';
import { paintWarmth } from './warmth.js';

/** What a light shows of itself: in the sky, between background and subject, and before everything. */
interface LightPainters {
  readonly sky?: Painter;
  readonly behind?: Painter;
  readonly before?: Painter;
}

const PAINTERS: Readonly<Record<Light, LightPainters>> = {
  natural: { sky: (shot) => paintHighSun(shot) + paintClouds(shot) },
  studio: { behind: paintStudio },
  dramatic: { behind: paintBeam },
  'golden-hour': { sky: paintLowSun, before: paintWarmth },
  soft: { behind: paintHaze },
  hard: { sky: paintHardSun, behind: paintHardEdge },
};

export const paintSkyLight: Painter = (shot) =>
  shot.camera.seesHorizon ? (PAINTERS[shot.scene.light].sky?.(shot) ?? '') : '';

export const paintLightBehind: Painter = (shot) => PAINTERS[shot.scene.light].behind?.(shot) ?? '';

export const paintLightBefore: Painter = (shot) => PAINTERS[shot.scene.light].before?.(shot) ?? '';
