import type { PromptReading } from './prompt-reading.js';
import type { PictureObject, TextRender } from './structured-prompt.js';

const PLACE = /\b(?:on|in|at|under|beside|near|against)\s+(?:an?\s+|the\s+)?[^,.;:!?\n]+/i;
const QUOTED = /["“]([^"”\n]{1,80})["”]/g;

const SHAPES = [
  'A clear, compact silhouette with a dark body and brighter accents.',
  'Rounded, flowing contours in one leading color.',
  'Angular, well-defined edges with contrasting surfaces.',
];
const TEXTURES = [
  'Smooth and slightly reflective.',
  'Fine-grained, with visible natural structure.',
  'Matte, with a soft surface that catches little light.',
];
const SETTINGS = [
  'A simple, uncluttered backdrop that fades gently towards the edges.',
  'A softly blurred environment with a few muted shapes in the distance.',
  'A plain surface in front of a seamless wall.',
];

/** What stands in the picture; the bridge sees one thing, the prompt's subject. */
export function describeObjects(reading: PromptReading): PictureObject[] {
  return [
    {
      description: reading.fill('The picture shows {subject} as its main subject.'),
      location: 'Center foreground.',
      relationship: 'Stands alone and dominates the scene.',
      relative_size: 'Large within the frame.',
      shape_and_color: reading.pick(SHAPES, 'shape'),
      texture: reading.pick(TEXTURES, 'texture'),
      appearance_details: reading.fill('Fine details of {subject} are clearly visible.'),
      orientation: 'Facing the viewer.',
    },
  ];
}

/** The place that the prompt names, else one that fits anything. */
export function describeSetting(reading: PromptReading): string {
  const [place] = PLACE.exec(reading.scene) ?? [];
  return place === undefined
    ? reading.pick(SETTINGS, 'setting')
    : reading.fill(`{subject} is set ${place.trim()}.`).replace(/^t/, 'T');
}

/** What the prompt has in quotation marks is written in the picture. */
export function describeTexts(reading: PromptReading): TextRender[] {
  return Array.from(reading.scene.matchAll(QUOTED), ([, text = '']) => ({
    text,
    location: 'Upper center.',
    size: 'Medium.',
    color: 'White.',
    font: 'Clean sans-serif.',
    appearance_details: 'Crisp and legible.',
  }));
}
