import type { Rectangle } from '../paint/geometry.js';
import type { Style } from '../scene/scene.js';

/** How much a style leaves free around the picture proper, of the frame's width and height. */
interface Margins {
  readonly side: number;
  readonly top: number;
  readonly bottom: number;
}

const MARGINS: Readonly<Record<Style, Margins>> = {
  photorealistic: { side: 0, top: 0, bottom: 0 },
  cinematic: { side: 0, top: 0.125, bottom: 0.125 },
  editorial: { side: 0.055, top: 0.17, bottom: 0.125 },
  commercial: { side: 0, top: 0, bottom: 0.1 },
};

/** The part of a frame in which a style shows the scene. */
export function stageOf(style: Style, width: number, height: number): Rectangle {
  const { side, top, bottom } = MARGINS[style];
  return {
    x: width * side,
    y: height * top,
    width: width * (1 - 2 * side),
    height: height * (1 - top - bottom),
  };
}
