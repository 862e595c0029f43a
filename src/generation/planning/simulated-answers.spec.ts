import { describe, expect, it } from '@jest/globals';
import { NOTHING_GIVEN } from '../../../test/support/nothing-given.js';
import { COLORS, LIGHTING } from '../../fibo/simulator/bridge/light-vocabulary.js';
import { CAMERA_ANGLE, LENS } from '../../fibo/simulator/bridge/camera-vocabulary.js';
import { structuredPromptFor } from '../../fibo/simulator/bridge/language-bridge.js';
import { COMPOSITION, STYLE } from '../../fibo/simulator/bridge/style-vocabulary.js';
import { readSubmission } from '../../fibo/simulator/request-validation.js';
import { fiboPrompt } from '../fibo-prompt.js';
import { CAMERA_PARAMETER_NAMES, valuesOf } from '../parameters/generation-parameters.js';
import { planFromStructuredPrompt } from './planner.js';

/** Things whose names mean something else to a photographer. */
const SCENES = [
  'A luxury watch on marble',
  'A neon sign on a dark street',
  'An overhead projector in a black and white room',
  'A golden retriever',
  'Soft toys against a wall',
  'A bird, looking up',
];
const PROMPTS = Array.from(
  { length: 60 },
  (_, index) => `${SCENES[index % SCENES.length]} ${index}`,
);

const CASES = CAMERA_PARAMETER_NAMES.flatMap((name) =>
  valuesOf(name).map((value) => [name, value] as const),
);

/** Every choice of the simulator's with the value that it comes to, in its order. */
const CHOICES = [
  ['camera_angle', CAMERA_ANGLE, valuesOf('camera_angle')],
  ['fov', LENS, ['standard', 'wide', 'telephoto', 'telephoto', 'telephoto', 'wide']],
  ['lighting', LIGHTING, valuesOf('lighting')],
  ['color_palette', COLORS, valuesOf('color_palette')],
  ['composition', COMPOSITION, valuesOf('composition')],
  ['style', STYLE, [...valuesOf('style'), 'commercial', 'photorealistic']],
] as const;

const SENTENCES = CHOICES.flatMap(([name, { choices }, values]) =>
  choices.flatMap(({ sentences }, index) =>
    sentences.map((sentence) => [name, values[index], sentence] as const),
  ),
);

function structuredPrompt(prompt: string): string {
  return structuredPromptFor(readSubmission('image', { prompt }));
}

describe('Answers of the simulator', () => {
  it.each(CASES)('gives %s as %s when FIBO was asked for it', (name, value) => {
    const asked = { ...NOTHING_GIVEN, [name]: value };
    const chosen = PROMPTS.map(
      (prompt) =>
        planFromStructuredPrompt(NOTHING_GIVEN, structuredPrompt(fiboPrompt(prompt, asked)))
          .parameters[name],
    );

    expect(new Set(chosen)).toEqual(new Set([value]));
  });

  it.each(SENTENCES)('gives %s as %s for %j', (name, value, sentence) => {
    const text = sentence.replaceAll('{subject}', 'the subject');
    const answer = {
      photographic_characteristics: { camera_angle: text, lens_focal_length: text },
      lighting: { conditions: text },
      aesthetics: { color_scheme: text, composition: text },
      artistic_style: text,
    };

    expect(planFromStructuredPrompt(NOTHING_GIVEN, JSON.stringify(answer)).parameters[name]).toBe(
      value,
    );
  });

  it.each(PROMPTS)('leaves nothing to defaults for %j', (prompt) => {
    const { reasoning } = planFromStructuredPrompt(NOTHING_GIVEN, structuredPrompt(prompt));

    expect(Object.keys(reasoning ?? {})).toEqual(CAMERA_PARAMETER_NAMES);
  });
});
