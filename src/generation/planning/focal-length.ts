import { type Cue, WEIGHT } from './cue.js';
import { matchesOf } from './matches.js';

/** Shortest and longest focal length, in full-frame millimetres, that shows things as an eye sees them. */
const STANDARD_MM = { from: 34, to: 60 };
/** `85mm`, or a range in any of its spellings: `35mm-50mm`, `35 to 50 mm`. */
const FOCAL_LENGTH = /(?<![\w./])(?:(\d{1,4})(?: ?mm ?,| ?mm)?(?: to| and| or)? )?(\d{1,4}) ?mm\b/g;

/** Millimetres as cues for the field of view: `24mm` is wide, `85mm` telephoto, `35mm-50mm` standard. */
export function focalLengths(text: string): Cue[] {
  return matchesOf(text, FOCAL_LENGTH).map(({ 0: phrase, 1: from, 2: to, index }) => ({
    meaning: fieldOfView(middle(Number(from ?? to), Number(to))),
    weight: WEIGHT.signs,
    start: index,
    end: index + phrase.length,
  }));
}

/** Twice the length shows half as much, so the middle of a range is the geometric one. */
function middle(from: number, to: number): number {
  return Math.sqrt(from * to);
}

function fieldOfView(millimetres: number): string {
  if (millimetres < STANDARD_MM.from) return 'wide';
  return millimetres > STANDARD_MM.to ? 'telephoto' : 'standard';
}
