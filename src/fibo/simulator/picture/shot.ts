import { ARRANGEMENTS } from './camera/arrangements.js';
import type { Arrangement } from './camera/arrangements.js';
import { Camera } from './camera/camera.js';
import type { LensPlan } from './camera/lenses.js';
import { LENSES } from './camera/lenses.js';
import { VIEWPOINTS } from './camera/viewpoints.js';
import type { Palette } from './color/palette.js';
import { PALETTES } from './color/palettes.js';
import type { LightPlan } from './light/lights.js';
import { LIGHTS } from './light/lights.js';
import { litPalette } from './light/lit-palette.js';
import type { Rectangle } from './paint/geometry.js';
import type { SeededRandom } from './paint/seeded-random.js';
import type { PictureSize } from './picture-size.js';
import type { Scene } from './scene/scene.js';
import { gradedPalette } from './style/grading.js';
import { stageOf } from './style/stages.js';
import { SUBJECTS } from './subjects/subjects.js';

/** Everything that painters need to know of a picture, decided. */
export interface Shot {
  readonly scene: Scene;
  readonly random: SeededRandom;
  /** The whole picture; its shorter side is 1000. */
  readonly frame: Rectangle;
  /** Where the scene is shown. */
  readonly stage: Rectangle;
  readonly camera: Camera;
  readonly lens: LensPlan;
  readonly arrangement: Arrangement;
  readonly palette: Palette;
  readonly light: LightPlan;
  /** Where the subject stands off the middle, and where the light comes from: 1 right, -1 left. */
  readonly side: number;
  readonly lightSide: number;
}

/** Paints a part of a picture, as an SVG fragment. */
export type Painter = (shot: Shot) => string;

const SHORTER_SIDE = 1000;
/** How much of its half towards the picture's edge a subject shows at least. */
const LEAST_SHOWN = 1.08;

export function planShot(scene: Scene, random: SeededRandom, size: PictureSize): Shot {
  const unit = Math.min(size.width, size.height) / SHORTER_SIDE;
  const frame = { x: 0, y: 0, width: size.width / unit, height: size.height / unit };
  const stage = stageOf(scene.style, frame.width, frame.height);
  const arrangement = ARRANGEMENTS[scene.composition];
  const lens = LENSES[scene.lens];
  const light = LIGHTS[scene.light];
  const sides = random.for('sides');
  const side = sides.sign();
  return {
    scene,
    random,
    frame,
    stage,
    camera: aim(scene, stage, side),
    lens,
    arrangement,
    palette: gradedPalette(scene.style, litPalette(PALETTES[scene.colors], light)),
    light,
    side,
    lightSide: side * light.from,
  };
}

function aim(scene: Scene, stage: Rectangle, side: number): Camera {
  const viewpoint = VIEWPOINTS[scene.angle];
  const lens = LENSES[scene.lens];
  const { aside, lower, size } = ARRANGEMENTS[scene.composition];
  const height = Math.min(stage.height, stage.width * 1.1) * size * viewpoint.size * lens.size;
  const { bulk, breadth } = SUBJECTS[scene.subject];
  const roomAside = Math.max(0, stage.width / 2 - ((height * bulk * breadth) / 100) * LEAST_SHOWN);
  return new Camera({
    pitch: viewpoint.pitch,
    roll: viewpoint.roll * side,
    distance: lens.distance * viewpoint.distance,
    curvature: lens.curvature,
    size: height,
    anchor: {
      x: stage.x + stage.width * 0.5 + side * Math.min((stage.width * aside) / 2, roomAside),
      y: stage.y + stage.height * (viewpoint.middle + lower),
    },
    axis: { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 },
    radius: Math.hypot(stage.width, stage.height) / 2,
  });
}
