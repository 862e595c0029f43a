import type { Setting } from '../scene/scene.js';
import type { Painter } from '../shot.js';
import { paintCity } from './city.js';
import { paintHills } from './hills.js';
import { paintRoom } from './room.js';
import { paintSea } from './sea.js';
import { isBare } from './surroundings.js';

const SCENERIES: Readonly<Record<Setting, Painter>> = {
  room: paintRoom,
  hills: paintHills,
  city: paintCity,
  sea: paintSea,
  water: paintHills,
};

/** What stands between the sky and the ground around the subject. */
export const paintScenery: Painter = (shot) =>
  isBare(shot) || !shot.camera.seesHorizon ? '' : SCENERIES[shot.scene.setting](shot);
