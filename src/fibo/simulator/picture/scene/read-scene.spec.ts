import { describe, expect, it } from '@jest/globals';
import { structuredPromptFor } from '../../bridge/language-bridge.js';
import { readSubmission } from '../../request-validation.js';
import type { JsonObject } from '../../submission.js';
import { readScene } from './read-scene.js';
import type { Scene } from './scene.js';

function sceneOf(prompt: string): Scene {
  // The bridge writes a JSON object.
  return readScene(
    JSON.parse(structuredPromptFor(readSubmission('image', { prompt }))) as JsonObject,
  );
}

describe(readScene.name, () => {
  it.each<[phrase: string, expected: Partial<Scene>]>([
    ['camera angle: eye-level', { angle: 'eye-level' }],
    ['camera angle: low angle', { angle: 'low' }],
    ['camera angle: high angle', { angle: 'high' }],
    ['camera angle: dutch angle', { angle: 'dutch' }],
    ["camera angle: bird's-eye view", { angle: 'overhead' }],
    ['field of view: wide-angle', { lens: 'wide' }],
    ['field of view: standard lens (35mm-50mm)', { lens: 'standard' }],
    ['field of view: telephoto', { lens: 'telephoto' }],
    ['lighting: bright daylight', { light: 'natural' }],
    ['lighting: studio lighting', { light: 'studio' }],
    ['lighting: dramatic lighting', { light: 'dramatic' }],
    ['lighting: golden hour', { light: 'golden-hour' }],
    ['lighting: soft, diffused light', { light: 'soft' }],
    ['lighting: hard, direct light', { light: 'hard' }],
    ['color palette: vibrant', { colors: 'vibrant' }],
    ['color palette: pastel', { colors: 'pastel' }],
    ['color palette: monochromatic', { colors: 'monochrome' }],
    ['color palette: warm tones', { colors: 'warm' }],
    ['color palette: cool tones', { colors: 'cool' }],
    ['color palette: neon', { colors: 'neon' }],
    ['composition: rule of thirds', { composition: 'thirds' }],
    ['composition: centered', { composition: 'centered' }],
    ['composition: dynamic, with leading lines', { composition: 'dynamic' }],
    ['composition: minimal, with much empty space', { composition: 'minimal' }],
    ['style: photorealistic', { style: 'photorealistic' }],
    ['style: cinematic', { style: 'cinematic' }],
    ['style: editorial', { style: 'editorial' }],
    ['style: commercial', { style: 'commercial' }],
  ])('sees in the bridge’s sentences what was asked for by "%s"', (phrase, expected) => {
    for (const subject of ['A luxury watch', 'A fox in the forest', 'Portrait of a woman'])
      expect(sceneOf(`${subject}, ${phrase}`)).toMatchObject(expected);
  });

  it.each<[prompt: JsonObject, expected: Partial<Scene>]>([
    [
      { aesthetics: { color_scheme: 'Monochromatic, contrasted with a vibrant red' } },
      { colors: 'monochrome' },
    ],
    [
      { aesthetics: { composition: 'dynamic, with the zebra positioned centrally' } },
      { composition: 'dynamic' },
    ],
    [{ lighting: { conditions: 'warm, late afternoon sunlight' } }, { light: 'golden-hour' }],
    [{ lighting: { conditions: 'Bright and even, as if from a softbox' } }, { light: 'soft' }],
    [
      { photographic_characteristics: { lens_focal_length: 'portrait lens (85mm)' } },
      { lens: 'telephoto' },
    ],
    [{ artistic_style: 'candid', style_medium: 'film still' }, { style: 'photorealistic' }],
    [{ artistic_style: 'quiet', style_medium: 'film still' }, { style: 'cinematic' }],
  ])('lets the first words of %j decide', (prompt, expected) => {
    expect(readScene(prompt)).toMatchObject(expected);
  });

  it.each([
    ['A luxury watch on marble', 'watch', 'room'],
    ['A lighthouse', 'tower', 'sea'],
    ['A vintage car', 'car', 'city'],
    ['A vintage car at the beach', 'car', 'sea'],
    ['A fox beside a tree', 'animal', 'hills'],
    ['Boats in the harbour', 'boat', 'water'],
    ['A dream of silence', 'sculpture', 'room'],
  ])('finds in "%s" a subject and its place', (caption, subject, setting) => {
    expect(readScene({ short_description: caption })).toMatchObject({ subject, setting });
  });

  it.each<[name: string, prompt: JsonObject]>([
    ['nothing', {}],
    ['numbers', { short_description: 7, objects: 1, lighting: 0, aesthetics: -1 }],
    ['lists', { short_description: [], objects: [[]], lighting: ['soft'] }],
    ['null', { photographic_characteristics: null, aesthetics: { color_scheme: null } }],
    ['inherited names', { lighting: { __proto__: { conditions: 'hard' } } }],
  ])('takes what a prompt made of %s does not say for ordinary', (_, prompt) => {
    expect(readScene(prompt)).toEqual({
      angle: 'eye-level',
      lens: 'standard',
      light: 'natural',
      colors: 'vibrant',
      composition: 'thirds',
      style: 'photorealistic',
      setting: 'room',
      subject: 'sculpture',
      title: 'FORM',
      caption: '',
    });
  });
});
