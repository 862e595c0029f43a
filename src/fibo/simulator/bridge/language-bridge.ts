import { createHash } from 'node:crypto';
import type { JsonObject, Submission } from '../submission.js';
import { isJsonObject } from '../submission.js';
import { CAMERA_ANGLE, LENS } from './camera-vocabulary.js';
import { COLORS, LIGHTING } from './light-vocabulary.js';
import { capitalised, PromptReading } from './prompt-reading.js';
import { describeObjects, describeSetting, describeTexts } from './scene-description.js';
import type { StructuredPrompt } from './structured-prompt.js';
import { COMPOSITION, STYLE } from './style-vocabulary.js';

/** The structured prompt that a submission is drawn from, as JSON text; the same submission gives the same text. */
export function structuredPromptFor({ prompt, structuredPrompt, image }: Submission): string {
  if (structuredPrompt)
    return JSON.stringify(prompt ? refine(structuredPrompt, prompt) : structuredPrompt);
  const likeness = image === undefined ? '' : `a scene like reference picture ${digest(image)}`;
  return JSON.stringify(describe([prompt, likeness].filter(Boolean).join(', ')));
}

/** Describes in whole sentences what a prompt asks for and chooses what it leaves open. */
function describe(prompt: string): StructuredPrompt {
  const reading = new PromptReading(prompt);
  const light = reading.decide(LIGHTING);
  const colors = reading.decide(COLORS);
  const lens = reading.decide(LENS);
  const style = reading.decide(STYLE);
  return {
    short_description: `${capitalised(reading.scene).replace(/[.\s]+$/, '')}.`,
    objects: describeObjects(reading),
    background_setting: describeSetting(reading),
    lighting: {
      conditions: light.sentence,
      direction: reading.fill(light.extras.direction),
      shadows: reading.fill(light.extras.shadows),
    },
    aesthetics: {
      composition: reading.decide(COMPOSITION).sentence,
      color_scheme: colors.sentence,
      mood_atmosphere: colors.extras.mood,
    },
    photographic_characteristics: {
      depth_of_field: lens.extras.depthOfField,
      focus: reading.fill(lens.extras.focus),
      camera_angle: reading.decide(CAMERA_ANGLE).sentence,
      lens_focal_length: lens.sentence,
    },
    style_medium: style.extras.medium,
    text_render: describeTexts(reading),
    context: `This is a concept for an image of ${reading.subject}, made to be looked at closely.`,
    artistic_style: style.sentence,
  };
}

/** Changes what the prompt speaks of, and leaves the rest of the given description alone. */
function refine(given: JsonObject, prompt: string): JsonObject {
  const reading = new PromptReading(prompt);
  const described = describe(prompt);
  const { lighting, aesthetics, photographic_characteristics: camera } = described;
  const says = (facet: Parameters<PromptReading['decide']>[0]) => reading.decide(facet).isSaid;
  return {
    ...given,
    lighting: { ...group(given, 'lighting'), ...(says(LIGHTING) && lighting) },
    aesthetics: {
      ...group(given, 'aesthetics'),
      ...(says(COMPOSITION) && { composition: aesthetics.composition }),
      ...(says(COLORS) && { color_scheme: aesthetics.color_scheme }),
    },
    photographic_characteristics: {
      ...group(given, 'photographic_characteristics'),
      ...(says(CAMERA_ANGLE) && { camera_angle: camera.camera_angle }),
      ...(says(LENS) && { lens_focal_length: camera.lens_focal_length }),
    },
    ...(says(STYLE) && { artistic_style: described.artistic_style }),
    context: prompt,
  };
}

function group(given: JsonObject, name: string): JsonObject {
  const value = given[name];
  return isJsonObject(value) ? value : {};
}

function digest(image: string): string {
  return createHash('sha256').update(image).digest('hex').slice(0, 8);
}
