import {
  CAMERA_PARAMETERS,
  CAMERA_PARAMETER_NAMES,
  type CameraParameters,
} from './generation-parameters.js';

/** Why each parameter has its value, and, under `note`, what holds for all of them. */
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

/** Ai without planning: the caller's explicit parameters bind, the defaults fill in the rest, and the reasoning says so. */
export function planWithDefaults(given: CameraParameters): Plan {
  const parameters = { ...given };
  const reasoning: Record<string, string> = {};
  for (const name of CAMERA_PARAMETER_NAMES) {
    const { fallback, fiboName } = CAMERA_PARAMETERS[name];
    const value = given[name];
    parameters[name] = value ?? fallback;
    reasoning[name] =
      value === null
        ? `${fallback}: the default for ${fiboName}, because none was asked for.`
        : `${value}: the ${fiboName} you asked for.`;
  }
  const isComplete = CAMERA_PARAMETER_NAMES.every((name) => given[name] !== null);
  return {
    parameters,
    reasoning: isComplete
      ? reasoning
      : { ...reasoning, note: 'Defaults were used for the parameters that were not given.' },
  };
}
