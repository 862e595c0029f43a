import type { Composition } from '../scene/scene.js';
import type { Painter } from '../shot.js';
import { paintColonnade } from './colonnade.js';
import { paintCompanions } from './companions.js';
import { paintLeadingLines } from './leading-lines.js';

const PAINTERS: Readonly<Record<Composition, Painter>> = {
  thirds: paintCompanions,
  centered: paintColonnade,
  dynamic: paintLeadingLines,
  minimal: () => '',
};

/** What a composition puts around the subject. */
export const paintComposition: Painter = (shot) => PAINTERS[shot.scene.composition](shot);
