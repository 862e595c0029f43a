import { polygon } from '../paint/geometry.js';
import { path } from '../paint/svg.js';
import type { Painter } from '../shot.js';
import { onStage } from './place.js';

/** The sharp edge of a roof's shadow across ground and wall. */
export const paintHardEdge: Painter = (shot) => {
  const corner = [onStage(shot, -1.1, -0.1), onStage(shot, -0.25, -0.1), onStage(shot, -1.1, 0.72)];
  return path(polygon(corner), '#05030a', shot.palette.isGlowing ? 0.5 : 0.34);
};
