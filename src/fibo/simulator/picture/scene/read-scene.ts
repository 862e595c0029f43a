import type { JsonObject } from '../../submission.js';
import { textAt } from './free-json.js';
import * as look from './look-words.js';
import type { Lexicon } from './phrases.js';
import { firstMention } from './phrases.js';
import type { Scene } from './scene.js';
import { NATURAL_SETTING, SUBJECT_WORDS } from './subject-words.js';

/** Understands any JSON object; what it does not say, or not in a way that is known, is ordinary. */
export function readScene(prompt: JsonObject): Scene {
  const read = <T>(lexicon: Lexicon<T>, ordinary: T, ...paths: readonly string[]): T =>
    firstMention(textsAt(prompt, paths), lexicon)?.meaning ?? ordinary;
  const subject = firstMention(textsAt(prompt, WHERE_SUBJECTS_ARE), SUBJECT_WORDS);
  const subjectName = subject?.meaning ?? 'sculpture';
  const setting = read(look.SETTING_WORDS, NATURAL_SETTING[subjectName], ...WHERE_PLACES_ARE);
  return {
    angle: read(look.ANGLE_WORDS, 'eye-level', 'photographic_characteristics.camera_angle'),
    lens: read(look.LENS_WORDS, 'standard', 'photographic_characteristics.lens_focal_length'),
    light: read(look.LIGHT_WORDS, 'natural', 'lighting.conditions', 'lighting.shadows'),
    colors: read(look.COLOR_WORDS, 'vibrant', 'aesthetics.color_scheme'),
    composition: read(look.COMPOSITION_WORDS, 'thirds', 'aesthetics.composition'),
    style: read(look.STYLE_WORDS, 'photorealistic', 'artistic_style', 'style_medium'),
    setting: subjectName === 'boat' ? 'water' : setting,
    subject: subjectName,
    title: (subject?.word ?? 'Form').toUpperCase(),
    caption: textAt(prompt, 'short_description'),
  };
}

const WHERE_SUBJECTS_ARE = [
  'short_description',
  'objects.0.description',
  'objects.0.shape_and_color',
  'context',
];
const WHERE_PLACES_ARE = ['short_description', 'background_setting'];

function textsAt(prompt: JsonObject, paths: readonly string[]): string[] {
  return paths.map((path) => textAt(prompt, path));
}
