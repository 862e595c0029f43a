import type { Point } from '../paint/geometry.js';
import type { Shot } from '../shot.js';

/** A place on the stage by shares of its width and height; the light's side of it is 1. */
export function onStage({ stage, lightSide }: Shot, towardsLight: number, down: number): Point {
  return {
    x: stage.x + stage.width * (0.5 + (lightSide * towardsLight) / 2),
    y: stage.y + stage.height * down,
  };
}

/** The middle of the subject's foot, or of the subject itself seen from above. */
export function foot({ camera }: Shot): Point {
  return camera.project(0, 0, 0);
}

/** How high the subject is in the picture. */
export function subjectHeight({ camera }: Shot): number {
  const [one, other] = camera.seesHorizon
    ? [camera.project(0, 0, 0), camera.project(0, 1, 0)]
    : [camera.project(0, 0, -0.5), camera.project(0, 0, 0.5)];
  return Math.hypot(one.x - other.x, one.y - other.y);
}
