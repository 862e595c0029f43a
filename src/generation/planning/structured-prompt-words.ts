import {
  CAMERA_PARAMETER_NAMES,
  type CameraParameterName,
} from '../parameters/generation-parameters.js';
import { plainText } from './plain-text.js';

/** What FIBO says of each parameter, as plain texts, the weightiest first. */
export type FiboWords = Readonly<Record<CameraParameterName, readonly string[]>>;

const PLACES: Readonly<Record<CameraParameterName, readonly (readonly string[])[]>> = {
  camera_angle: [['photographic_characteristics', 'camera_angle']],
  fov: [['photographic_characteristics', 'lens_focal_length']],
  lighting: [
    ['lighting', 'conditions'],
    ['lighting', 'shadows'],
    ['lighting', 'direction'],
  ],
  color_palette: [['aesthetics', 'color_scheme']],
  composition: [['aesthetics', 'composition']],
  style: [['artistic_style'], ['style_medium']],
};

/** Reads a structured prompt, which may be anything: what is not there, or no text, has said nothing. */
export function fiboWords(structuredPrompt: string | null): FiboWords {
  const root = parsed(structuredPrompt);
  const wordsAt = (path: readonly string[]) => {
    const value = path.reduce(member, root);
    return typeof value === 'string' ? plainText(value) : '';
  };
  const words = CAMERA_PARAMETER_NAMES.map((name) => [
    name,
    PLACES[name].map(wordsAt).filter((text) => text !== ''),
  ]);
  // The entries are those of all six names.
  return Object.fromEntries(words) as FiboWords;
}

function parsed(json: string | null): unknown {
  if (json === null) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    // Planning goes on without FIBO's words; the reasoning says that they were missing.
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
