import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOTHING_GIVEN } from '../../../test/support/nothing-given.js';
import {
  CAMERA_PARAMETER_NAMES,
  type CameraParameters,
  valuesOf,
} from '../parameters/generation-parameters.js';
import { planFromStructuredPrompt, planManually } from './planner.js';

const DEFAULTS = {
  camera_angle: 'eye-level',
  fov: 'standard',
  lighting: 'studio',
  color_palette: 'vibrant',
  composition: 'rule-of-thirds',
  style: 'photorealistic',
};

const ALL_GIVEN = {
  camera_angle: 'low-angle',
  fov: 'wide',
  lighting: 'hard',
  color_palette: 'neon',
  composition: 'minimal',
  style: 'editorial',
};

const ANSWER = {
  photographic_characteristics: {
    camera_angle: "Bird's-eye view, looking straight down.",
    lens_focal_length: 'Telephoto, 200mm.',
  },
  lighting: { conditions: 'Golden hour.' },
  aesthetics: { color_scheme: 'Pastel tones.', composition: 'Centered.' },
  artistic_style: 'cinematic',
};

describe(planManually.name, () => {
  it('uses what was given as it is, without a word', () => {
    const given = { ...NOTHING_GIVEN, lighting: 'studio' };

    expect(planManually(given)).toEqual({ parameters: given, reasoning: null });
  });
});

describe(planFromStructuredPrompt.name, () => {
  it('reads all six from FIBO’s words and gives a reason for each, in order, without a note', () => {
    const { parameters, reasoning } = planFromStructuredPrompt(
      NOTHING_GIVEN,
      JSON.stringify(ANSWER),
    );

    expect(parameters).toEqual({
      camera_angle: "bird's-eye",
      fov: 'telephoto',
      lighting: 'golden-hour',
      color_palette: 'pastel',
      composition: 'centered',
      style: 'cinematic',
    });
    expect(Object.keys(reasoning ?? {})).toEqual(CAMERA_PARAMETER_NAMES);
  });

  it.each(CAMERA_PARAMETER_NAMES)('binds an explicit %s and reads the others', (name) => {
    const given = { ...NOTHING_GIVEN, [name]: ALL_GIVEN[name] };
    const read = planFromStructuredPrompt(NOTHING_GIVEN, JSON.stringify(ANSWER)).parameters;

    const { parameters, reasoning } = planFromStructuredPrompt(given, JSON.stringify(ANSWER));

    expect(parameters).toEqual({ ...read, [name]: ALL_GIVEN[name] });
    expect(reasoning?.[name]).toContain('you asked for');
  });

  it('needs no answer when everything was given', () => {
    const { parameters, reasoning } = planFromStructuredPrompt(ALL_GIVEN, null);

    expect(parameters).toEqual(ALL_GIVEN);
    expect(Object.keys(reasoning ?? {})).toEqual(CAMERA_PARAMETER_NAMES);
  });

  it('takes the default of each parameter that FIBO does not tell, and notes which', () => {
    const { photographic_characteristics, lighting } = ANSWER;
    const answer = { photographic_characteristics, lighting, artistic_style: 'quizzical' };

    const { parameters, reasoning } = planFromStructuredPrompt(
      NOTHING_GIVEN,
      JSON.stringify(answer),
    );

    expect(parameters).toMatchObject({
      fov: 'telephoto',
      color_palette: DEFAULTS.color_palette,
      composition: DEFAULTS.composition,
      style: DEFAULTS.style,
    });
    expect(Object.keys(reasoning ?? {})).toEqual([...CAMERA_PARAMETER_NAMES, 'note']);
    expect(reasoning?.['note']).toMatch(
      /^Defaults were used for color palette, composition, and style/,
    );
    expect(reasoning?.['style']).toContain("'quizzical'");
  });

  it.each([
    null,
    '',
    'low angle',
    'null',
    '[]',
    '"low angle"',
    '12',
    '{"photographic_characteristics":',
    '{"photographic_characteristics":null,"lighting":"dramatic","aesthetics":["neon"],"style_medium":3}',
    '{"photographic_characteristics":{"camera_angle":{"low":"angle"},"lens_focal_length":["wide"]}}',
    '{"artistic_style":"\\u0000\\ud800"}',
    '{"__proto__":{"artistic_style":"cinematic"},"constructor":{"name":"cinematic"}}',
    '['.repeat(100_000),
    '{"lighting":'.repeat(100_000),
  ])('takes the defaults when FIBO answers nonsense', (structuredPrompt) => {
    const { parameters, reasoning } = planFromStructuredPrompt(NOTHING_GIVEN, structuredPrompt);

    expect(parameters).toEqual(DEFAULTS);
    expect(reasoning?.['note']).toContain('Defaults were used');
  });

  it('reads the beginning of an endless text', () => {
    const answer = {
      photographic_characteristics: { camera_angle: 'low angle, '.repeat(800_000) },
    };

    expect(
      planFromStructuredPrompt(NOTHING_GIVEN, JSON.stringify(answer)).parameters.camera_angle,
    ).toBe('low-angle');
  });

  it('leaves what it was given untouched', () => {
    const given = Object.freeze({ ...NOTHING_GIVEN });

    expect(() => planFromStructuredPrompt(given, JSON.stringify(ANSWER))).not.toThrow();
  });

  it('answers anything with six allowed values and six different printable reasons', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.lorem(), vocabulary(), fc.jsonValue());
    const answer = fc.record(
      {
        photographic_characteristics: fc.record({ camera_angle: text, lens_focal_length: text }),
        lighting: fc.record({ conditions: text, direction: text, shadows: text }),
        aesthetics: fc.record({ composition: text, color_scheme: text }),
        style_medium: text,
        artistic_style: text,
      },
      { requiredKeys: [] },
    );
    const structuredPrompt = fc.oneof(
      { weight: 5, arbitrary: answer.map((value) => JSON.stringify(value)) },
      fc.json(),
      fc.string(),
    );
    fc.assert(
      fc.property(given(), structuredPrompt, (parameters, json) => {
        const plan = planFromStructuredPrompt(parameters, json);
        const reasons = CAMERA_PARAMETER_NAMES.map((name) => plan.reasoning?.[name] ?? '');

        for (const name of CAMERA_PARAMETER_NAMES) {
          expect(valuesOf(name)).toContain(plan.parameters[name]);
          expect(plan.parameters[name]).toBe(parameters[name] ?? plan.parameters[name]);
        }
        expect(new Set(reasons).size).toBe(reasons.length);
        for (const reason of reasons) expect(reason).toMatch(/^[\w'-]+: [^\p{C}]+\.$/u);
      }),
    );
  });
});

function given(): fc.Arbitrary<CameraParameters> {
  const valueOf = (name: keyof CameraParameters) =>
    fc.option(fc.constantFrom(...valuesOf(name)), { nil: null });
  return fc.record({
    camera_angle: valueOf('camera_angle'),
    fov: valueOf('fov'),
    lighting: valueOf('lighting'),
    color_palette: valueOf('color_palette'),
    composition: valueOf('composition'),
    style: valueOf('style'),
  });
}

/** Sentences of words that mean something, in an order that does not. */
function vocabulary(): fc.Arbitrary<string> {
  const words = [
    'with',
    'but',
    'not',
    'without',
    'low',
    'angle',
    'vivid',
    'red',
    'gray',
    'and',
    'or',
  ];
  const more = [
    'soft',
    'light',
    'wide',
    '85mm',
    '(e.g.,',
    "bird's-eye",
    'centered,',
    'film',
    'flat.',
  ];
  return fc
    .array(fc.constantFrom(...words, ...more), { maxLength: 30 })
    .map((chosen) => chosen.join(' '));
}
