import {
  CAMERA_PARAMETER_NAMES,
  type CameraParameterName,
  type CameraParameters,
} from '../parameters/generation-parameters.js';
import { decide } from './decision.js';
import { noteOnDefaults, reasonFor } from './reason.js';
import { fiboWords } from './structured-prompt-words.js';

/** Why each parameter has its value, and, under `note`, which of them are defaults. */
export type Reasoning = Readonly<Record<string, string>>;

/** The parameters a picture is made with. */
export interface Plan {
  readonly parameters: CameraParameters;
  /** Null when the caller decided everything. */
  readonly reasoning: Reasoning | null;
}

/** Manual: what the caller gave, as it is. */
export function planManually(given: CameraParameters): Plan {
  return { parameters: { ...given }, reasoning: null };
}

/**
 * Ai: what the caller gave binds, the rest is read from FIBO's description of its picture, and what that does not tell
 * takes its default.
 *
 * @param structuredPrompt as FIBO returned it; anything that is not its JSON object tells nothing
 */
export function planFromStructuredPrompt(
  given: CameraParameters,
  structuredPrompt: string | null,
): Plan {
  const words = fiboWords(structuredPrompt);
  const parameters = { ...given };
  const reasoning: Record<string, string> = {};
  const defaults: CameraParameterName[] = [];
  for (const name of CAMERA_PARAMETER_NAMES) {
    const decision = decide(name, given[name], words[name]);
    parameters[name] = decision.value;
    reasoning[name] = reasonFor(name, decision);
    if (decision.by === 'default') defaults.push(name);
  }
  const note = noteOnDefaults(defaults);
  return { parameters, reasoning: note === undefined ? reasoning : { ...reasoning, note } };
}
