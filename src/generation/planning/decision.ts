import {
  CAMERA_PARAMETERS,
  type CameraParameterName,
} from '../parameters/generation-parameters.js';
import { type Reading, readText } from './reading.js';
import { VOCABULARIES } from './vocabularies.js';
import { ILLUSTRATION } from './vocabulary/style.js';

/** A parameter's value and who chose it. */
export type Decision = { readonly value: string } & (
  | { readonly by: 'caller'; readonly reading: Reading | undefined }
  | { readonly by: 'fibo'; readonly reading: Reading }
  | { readonly by: 'default'; readonly words: string | undefined }
);

/**
 * The caller's value binds; else FIBO's words decide; else the default holds.
 *
 * @param words plain texts in which FIBO speaks of the parameter, the weightiest first
 */
export function decide(
  name: CameraParameterName,
  given: string | null,
  words: readonly string[],
): Decision {
  const reading = readFirst(name, words);
  if (given !== null) return { by: 'caller', value: given, reading };
  if (reading !== undefined) return { by: 'fibo', value: valueOf(reading), reading };
  return { by: 'default', value: CAMERA_PARAMETERS[name].fallback, words: words[0] };
}

/** The value that a reading comes to. */
export function valueOf({ meaning }: Reading): string {
  return meaning === ILLUSTRATION ? 'commercial' : meaning;
}

/** Of the texts the first that speaks clearly, else the first that hints at something; of the style the first that says anything at all. */
function readFirst(name: CameraParameterName, words: readonly string[]): Reading | undefined {
  let hint: Reading | undefined;
  for (const text of words) {
    const reading = readText(text, VOCABULARIES[name]);
    if (reading?.isClear || (reading && name === 'style')) return reading;
    hint ??= reading;
  }
  return hint;
}
