import {
  CAMERA_PARAMETERS,
  CAMERA_PARAMETER_NAMES,
  type CameraParameters,
  fiboPhrase,
} from './parameters/generation-parameters.js';

/** The text FIBO reads: the caller's prompt, then each set parameter in the field's words: `…, camera angle: dutch angle, field of view: wide-angle`. */
export function fiboPrompt(prompt: string, parameters: CameraParameters): string {
  const phrases = CAMERA_PARAMETER_NAMES.flatMap((name) => {
    const value = parameters[name];
    return value === null ? [] : `${CAMERA_PARAMETERS[name].fiboName}: ${fiboPhrase(name, value)}`;
  });
  return [prompt, ...phrases].join(', ');
}
