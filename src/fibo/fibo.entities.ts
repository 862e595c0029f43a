import { FiboNodeEntity } from './fleet/fibo-node.entity.js';

/** The tables of this folder. */
export const FIBO_ENTITIES = [FiboNodeEntity];
