import type { Mapping } from '../paint/geometry.js';
import type { Shot } from '../shot.js';
import type { Part } from './subject.js';
import { SUBJECTS } from './subjects.js';

/** The subject in the world. */
export interface PlacedSubject {
  readonly parts: readonly Part[];
  readonly mapping: Mapping;
  /** Where each point's shadow falls on the ground. */
  readonly shadow: Mapping;
}

const SHEET = 100;
/** What lies flat is thick enough to throw its shadow this far, in its height. */
const THICKNESS = 0.14;
/** Turns lean more than they fall over. */
const TURN = 2.2;

/** Stands the subject on the ground, or at a height above it; seen from above, it lies. */
export function placeSubject(shot: Shot, elevation: number): PlacedSubject {
  const { scene, camera, random } = shot;
  const subject = SUBJECTS[scene.subject];
  const traits = { openness: camera.openness, random: random.for('subject'), words: scene.caption };
  const unit = subject.bulk / SHEET;
  return camera.seesHorizon
    ? { parts: subject.front(traits), ...standing(shot, unit, elevation) }
    : { parts: subject.plan(traits), ...lying(shot, unit) };
}

function standing(shot: Shot, unit: number, foot: number) {
  const { camera, arrangement, light, side, lightSide } = shot;
  const lean = -arrangement.lean * side;
  const nearest = frontOf(shot) / (1 + foot);
  const aside = light.shadow.aside * lightSide;
  const away = Math.max(light.shadow.away, nearest);
  const across = (x: number, y: number) => (x + y * lean) * unit;
  return {
    mapping: (x: number, y: number) => camera.project(across(x, y), y * unit + foot, 0),
    shadow: (x: number, y: number) => {
      const high = y * unit + foot;
      return camera.project(across(x, y) + high * aside, 0, high * away);
    },
  };
}

/** The nearest z that the picture shows under the subject. */
function frontOf({ camera, stage }: Shot): number {
  const bottom = stage.y + stage.height;
  let [near, far] = [camera.nearestGround, 0];
  for (let step = 0; step < 12; step += 1) {
    const middle = (near + far) / 2;
    if (camera.project(0, 0, middle).y > bottom) near = middle;
    else far = middle;
  }
  return far;
}

function lying({ camera, arrangement, light, side, lightSide }: Shot, unit: number) {
  const turn = -arrangement.lean * side * TURN;
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
  const at = (aside: number, away: number) => (x: number, y: number) =>
    camera.project(
      (x * cosine - y * sine) * unit + aside,
      0,
      (x * sine + y * cosine) * unit + away,
    );
  const { aside, away } = light.shadow;
  const shadow = at(aside * THICKNESS * lightSide, (away - 0.3) * THICKNESS);
  return { mapping: at(0, 0), shadow };
}
