import { describe, expect, it } from '@jest/globals';
import { NOTHING_GIVEN } from '../../../test/support/nothing-given.js';
import { planFromStructuredPrompt } from './planner.js';

const planFor = (structuredPrompt: object) =>
  planFromStructuredPrompt(NOTHING_GIVEN, JSON.stringify(structuredPrompt));

const described = {
  camera_angle: (text: string) => ({ photographic_characteristics: { camera_angle: text } }),
  fov: (text: string) => ({ photographic_characteristics: { lens_focal_length: text } }),
  lighting: (text: string) => ({ lighting: { conditions: text } }),
  color_palette: (text: string) => ({ aesthetics: { color_scheme: text } }),
  composition: (text: string) => ({ aesthetics: { composition: text } }),
};

/** Sentences of published answers. */
const ANSWERS = [
  ['camera_angle', 'eye-level', 'Eye-level.'],
  ['camera_angle', 'eye-level', 'Eye-level, presenting the bear directly to the viewer.'],
  ['camera_angle', 'eye-level', 'eye-level, slightly overhead'],
  ['camera_angle', 'low-angle', 'low angle, looking up at the zebra'],
  [
    'camera_angle',
    'low-angle',
    "very low angle (worm's eye view), looking upwards at the skyscrapers.",
  ],
  [
    'fov',
    'standard',
    'Standard lens (e.g., 35mm-50mm), providing a natural perspective without distortion.',
  ],
  ['fov', 'standard', 'moderate'],
  ['fov', 'standard', 'standard lens (e.g., 35mm-50mm) or portrait lens (e.g., 50mm-85mm)'],
  ['fov', 'telephoto', 'portrait lens (85mm)'],
  ['fov', 'telephoto', 'medium portrait lens'],
  ['fov', 'telephoto', 'macro'],
  ['fov', 'wide', 'wide-angle lens, to capture the expansive height and scale of the buildings.'],
  ['lighting', 'natural', 'Bright daylight'],
  ['lighting', 'natural', 'overcast'],
  ['lighting', 'natural', 'bright indoor lighting, natural light from a window'],
  ['lighting', 'golden-hour', 'warm, late afternoon sunlight'],
  ['lighting', 'soft', 'Bright and even, as if from a softbox or diffused light source.'],
  [
    'color_palette',
    'monochrome',
    'Monochromatic (black and white) for the zebra, contrasted with a vibrant red for the hydrant and neutral grays for the background.',
  ],
  [
    'color_palette',
    'warm',
    "natural color palette dominated by greens and browns, with the dog's light brown fur providing warmth",
  ],
  [
    'color_palette',
    'warm',
    'Warm, earthy tones for the bear, complemented by bright, often primary or secondary colors for accessories and the background, creating a cheerful and high-contrast palette.',
  ],
  [
    'color_palette',
    'cool',
    'Cool blues, grays, and dark greens in the background, contrasting with the warm browns and creams of the owl, accented by silver highlights.',
  ],
  ['color_palette', 'cool', 'professional blues and neutral whites with warm accents'],
  ['composition', 'centered', 'Centered, with the elephant occupying the majority of the frame'],
  [
    'composition',
    'dynamic',
    'dynamic, with the zebra positioned centrally and diagonally, balanced by the fire hydrant on the left.',
  ],
  [
    'composition',
    'dynamic',
    'dynamic low-angle composition, leading lines created by the building edges and window patterns, emphasizing height and perspective.',
  ],
] as const;

const STYLES = [
  ['photorealistic', 'candid, natural', 'photograph'],
  ['photorealistic', '3D, photorealistic', '3D render'],
  ['photorealistic', 'Surreal, realistic', 'photograph'],
  ['photorealistic', 'minimalist, high-contrast, architectural', 'photograph'],
  ['commercial', 'cartoonish, flat, friendly', 'digital illustration'],
  ['commercial', 'Pixar-style animation', 'digital illustration'],
  ['commercial', 'surreal, cosmic, minimalist', 'digital art'],
] as const;

describe('Published answers of FIBO', () => {
  it.each(ANSWERS)('gives %s as %s for %j', (name, value, text) => {
    const { parameters, reasoning } = planFor(described[name](text));

    expect(parameters[name]).toBe(value);
    expect(reasoning?.[name]).not.toContain('default');
  });

  it.each(STYLES)('gives the style as %s for %j made as %j', (style, artistic, medium) => {
    const { parameters } = planFor({ artistic_style: artistic, style_medium: medium });

    expect(parameters.style).toBe(style);
  });

  it.each([
    ['cinematic', 'moody, atmospheric', '3D render'],
    ['cinematic', 'cinematic still', 'digital illustration'],
    ['commercial', 'polished product advertising', 'photograph'],
  ])('gives the style as %s for %j, whatever %j would mean', (style, artistic, medium) => {
    const { parameters } = planFor({ artistic_style: artistic, style_medium: medium });

    expect(parameters.style).toBe(style);
  });

  it('reads the light from its shadows when its conditions say too little', () => {
    const lighting = {
      conditions: 'warm indoor lighting',
      direction: 'front-lit and side-lit',
      shadows: 'soft, diffused shadows',
    };

    expect(planFor({ lighting }).parameters.lighting).toBe('soft');
  });
});
