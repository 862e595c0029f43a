import type { SubjectName } from '../scene/scene.js';
import { ANIMAL } from './animal.js';
import { BOAT } from './boat.js';
import { BOTTLE } from './bottle.js';
import { CAR } from './car.js';
import { CUP } from './cup.js';
import { FLOWER } from './flower.js';
import { MOUNTAIN } from './mountain.js';
import { PORTRAIT } from './portrait.js';
import { SCULPTURE } from './sculpture.js';
import type { Subject } from './subject.js';
import { TOWER } from './tower.js';
import { TREE } from './tree.js';
import { WATCH } from './watch.js';

export const SUBJECTS: Readonly<Record<SubjectName, Subject>> = {
  watch: WATCH,
  tower: TOWER,
  bottle: BOTTLE,
  cup: CUP,
  flower: FLOWER,
  tree: TREE,
  car: CAR,
  animal: ANIMAL,
  portrait: PORTRAIT,
  mountain: MOUNTAIN,
  boat: BOAT,
  sculpture: SCULPTURE,
};
