import type { Color } from '../paint/color.js';
import type { Light } from '../scene/scene.js';

/** What a light does to everything it falls on. */
export interface LightPlan {
  /** What the top of the sky turns to; with it the sky takes on more color than the rest. */
  readonly zenith?: Color;
  /** The color of the light, and how much of it the surroundings and the things take on, of 1. */
  readonly tint: Color;
  readonly onSurroundings: number;
  readonly onThings: number;
  /** Multiplies the brightness of the surroundings and of the things. */
  readonly surroundings: number;
  readonly things: number;
  /** How far a shadow reaches aside and away from the viewer, in heights of the subject. */
  readonly shadow: {
    readonly aside: number;
    readonly away: number;
    readonly darkness: number;
    /** In the picture's units. */
    readonly blur: number;
  };
  /** How the subject is modelled: brightness on one side, darkness on the other, sharpness between, all of 1. */
  readonly shade: { readonly bright: number; readonly dark: number; readonly sharpness: number };
  /** Where it comes from: 1 from the subject's side of the picture, -1 from the open side. */
  readonly from: number;
  /** How broad the bright edge around the subject is, in the picture's units. */
  readonly rim: number;
}

export const LIGHTS: Readonly<Record<Light, LightPlan>> = {
  natural: {
    tint: '#ffffff',
    onSurroundings: 0,
    onThings: 0,
    surroundings: 1,
    things: 1,
    shadow: { aside: -0.45, away: 0.3, darkness: 0.3, blur: 5 },
    shade: { bright: 0.14, dark: 0.26, sharpness: 0.1 },
    from: -1,
    rim: 0,
  },
  studio: {
    tint: '#ffffff',
    onSurroundings: 0.1,
    onThings: 0.04,
    surroundings: 1,
    things: 1,
    shadow: { aside: -0.3, away: 0.18, darkness: 0.26, blur: 12 },
    shade: { bright: 0.3, dark: 0.34, sharpness: 0.25 },
    from: -1,
    rim: 3,
  },
  dramatic: {
    tint: '#0a0812',
    onSurroundings: 0.62,
    onThings: 0,
    surroundings: 0.55,
    things: 0.95,
    shadow: { aside: -1, away: 0.15, darkness: 0.75, blur: 8 },
    shade: { bright: 0.22, dark: 0.9, sharpness: 0.5 },
    from: -1,
    rim: 0,
  },
  'golden-hour': {
    tint: '#ff9a3d',
    zenith: '#a8437f',
    onSurroundings: 0.44,
    onThings: 0.2,
    surroundings: 0.96,
    things: 0.86,
    shadow: { aside: -0.35, away: -1.5, darkness: 0.42, blur: 0 },
    shade: { bright: 0.12, dark: 0.5, sharpness: 0.15 },
    from: -1,
    rim: 7,
  },
  soft: {
    tint: '#f5f1ec',
    onSurroundings: 0.44,
    onThings: 0.24,
    surroundings: 1,
    things: 1,
    shadow: { aside: 0, away: 0.08, darkness: 0.16, blur: 20 },
    shade: { bright: 0.08, dark: 0.08, sharpness: 0 },
    from: -1,
    rim: 0,
  },
  hard: {
    tint: '#fffbe8',
    onSurroundings: 0.12,
    onThings: 0,
    surroundings: 1.06,
    things: 1.04,
    shadow: { aside: -1.2, away: -0.42, darkness: 0.72, blur: 0 },
    shade: { bright: 0.22, dark: 0.62, sharpness: 1 },
    from: 1,
    rim: 0,
  },
};
