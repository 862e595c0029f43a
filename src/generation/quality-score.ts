import type { CameraParameters } from './parameters/generation-parameters.js';

const BASE = 50;
const PER_PARAMETER = 5;
const MAX_FOR_PARAMETERS = 30;
const FOR_THE_PICTURE = 20;

/**
 * How completely a finished picture was described, in hundredths from 75 to 100; it does not say how good it looks.
 *
 * The prompt counts as one of seven parameters.
 */
export function qualityScoreHundredths(parameters: CameraParameters): number {
  const set = 1 + Object.values(parameters).filter((value) => value !== null).length;
  const described = Math.min(set * PER_PARAMETER, MAX_FOR_PARAMETERS);
  return Math.min(BASE + described + FOR_THE_PICTURE, 100);
}
