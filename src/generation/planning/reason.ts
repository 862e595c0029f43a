import {
  CAMERA_PARAMETERS,
  type CameraParameterName,
} from '../parameters/generation-parameters.js';
import { type Decision, valueOf } from './decision.js';
import { MAX_QUOTED_WORDS, quote } from './quotation.js';
import type { Reading } from './reading.js';
import { ILLUSTRATION } from './vocabulary/style.js';

/** Of the words that may be quoted, how many an aside gets. */
const MAX_ASIDE_WORDS = 5;

/** How FIBO did what a parameter stands for. */
const VERBS: Readonly<Record<CameraParameterName, string>> = {
  camera_angle: 'framed it as',
  fov: 'gave the lens as',
  lighting: 'lit it as',
  color_palette: 'colored it as',
  composition: 'composed it as',
  style: 'styled it as',
};

/** Says in one sentence what was chosen and why. */
export function reasonFor(name: CameraParameterName, decision: Decision): string {
  return `${decision.value}: ${because(name, decision)}.`;
}

/** Says which of the decisions are defaults; undefined when none is. */
export function noteOnDefaults(names: readonly CameraParameterName[]): string | undefined {
  if (names.length === 0) return undefined;
  const list = new Intl.ListFormat('en').format(names.map(nameOf));
  return `Defaults were used for ${list}, of which FIBO's words did not say enough.`;
}

function because(name: CameraParameterName, decision: Decision): string {
  switch (decision.by) {
    case 'caller':
      return `you asked for this ${nameOf(name)}${objection(decision.value, decision.reading)}`;
    case 'fibo':
      return `FIBO ${VERBS[name]} ${quotation(decision.reading)}`;
    case 'default':
      return `the default ${nameOf(name)}, because ${silence(decision.words)}`;
  }
}

function nameOf(name: CameraParameterName): string {
  return CAMERA_PARAMETERS[name].fiboName;
}

/** What FIBO clearly said instead of what the caller asked for. */
function objection(value: string, reading: Reading | undefined): string {
  if (!reading?.isClear || valueOf(reading) === value) return '';
  const { text, statement, cue } = reading;
  return `, though FIBO's words '${quote(text, statement, cue)}' mean ${valueOf(reading)}`;
}

function quotation({ meaning, text, statement, cue, aside }: Reading): string {
  const misfit =
    meaning === ILLUSTRATION ? ', an illustration, which none of the four styles fits well' : '';
  if (aside === undefined) return `'${quote(text, statement, cue)}'${misfit}`;
  const stated = quote(text, statement, cue, MAX_QUOTED_WORDS - MAX_ASIDE_WORDS);
  const setOff = quote(text, aside, aside, MAX_ASIDE_WORDS);
  return `'${stated}'${misfit}, set off by '${setOff}'`;
}

function silence(words = ''): string {
  const quoted = quote(words, { start: 0, end: words.length }, { start: 0, end: 1 });
  return quoted === '' ? 'FIBO said nothing of it' : `FIBO's words '${quoted}' name none`;
}
