import type { Grain } from '../render/grain.js';
import type { Style } from '../scene/scene.js';
import type { Painter } from '../shot.js';
import { paintCinematic } from './cinematic.js';
import { paintCommercial } from './commercial.js';
import { paintEditorial } from './editorial.js';
import { paintPodium } from './podium.js';
import { paintVignette } from './vignette.js';

/** What a style adds: under the subject, and over everything. */
interface Finish {
  readonly under?: Painter;
  readonly over: Painter;
  readonly grain: Grain;
}

export const FINISHES: Readonly<Record<Style, Finish>> = {
  photorealistic: { over: paintVignette, grain: 'film' },
  cinematic: { over: (shot) => paintVignette(shot) + paintCinematic(shot), grain: 'film' },
  editorial: { over: paintEditorial, grain: 'paper' },
  commercial: { under: paintPodium, over: paintCommercial, grain: 'paper' },
};
