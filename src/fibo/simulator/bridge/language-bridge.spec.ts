import { describe, expect, it } from '@jest/globals';
import { readSubmission } from '../request-validation.js';
import { structuredPromptFor } from './language-bridge.js';
import type { StructuredPrompt } from './structured-prompt.js';

function describeBody(body: object): StructuredPrompt {
  // The bridge writes this very shape.
  return JSON.parse(structuredPromptFor(readSubmission('image', body))) as StructuredPrompt;
}

const describePrompt = (prompt: string) => describeBody({ prompt });

describe(structuredPromptFor.name, () => {
  it('fills every field with whole sentences', () => {
    const described = describePrompt('A luxury watch on marble');
    const { lighting, aesthetics, photographic_characteristics: camera } = described;

    expect(described.short_description).toBe('A luxury watch on marble.');
    expect(described.background_setting).toBe('The luxury watch is set on marble.');
    expect(described.objects).toHaveLength(1);
    for (const part of [lighting, aesthetics, camera, described.objects[0] ?? {}])
      for (const sentence of Object.values(part)) expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
    expect(described.artistic_style).toMatch(/\.$/);
    expect(described.context).toMatch(/\.$/);
  });

  it('describes a prompt in the same way every time, and another prompt differently', () => {
    expect(describePrompt('A watch')).toEqual(describePrompt('A watch'));
    expect(describePrompt('A watch')).not.toEqual(describePrompt('A shoe'));
  });

  it('follows the labelled phrases behind a prompt', () => {
    const described = describePrompt(
      'A luxury watch, camera angle: dutch angle, field of view: wide-angle, ' +
        'lighting: studio lighting, color palette: vibrant, composition: rule of thirds, style: cinematic',
    );

    expect(described.short_description).toBe('A luxury watch.');
    expect(described.photographic_characteristics.camera_angle).toMatch(/^Dutch angle/);
    expect(described.photographic_characteristics.lens_focal_length).toMatch(/^Wide-angle/);
    expect(described.lighting.conditions).toMatch(/^Studio lighting/);
    expect(described.aesthetics.color_scheme).toMatch(/^Vibrant/);
    expect(described.aesthetics.composition).toMatch(/^Rule of thirds/);
    expect(described.artistic_style).toMatch(/^Cinematic/);
  });

  it.each([
    ["bird's-eye view of a market", /^Bird's-eye/],
    ['a low angle shot of a tower', /^(?:Slightly l|L)ow angle/],
    ['a flat lay of tools', /^Bird's-eye/],
  ])('hears words that stand freely in %j', (prompt, angle) => {
    expect(describePrompt(prompt).photographic_characteristics.camera_angle).toMatch(angle);
  });

  it('lets a labelled phrase win over words in the prompt', () => {
    const described = describePrompt('A low angle shot of a tower, camera angle: high angle');

    expect(described.photographic_characteristics.camera_angle).toMatch(/high angle/i);
  });

  it.each([
    ["camera angle: bird's-eye view", /^Bird's-eye/],
    ['camera angle: eye-level', /^Eye-level/],
  ])('tells apart the angles that are named for an eye in %j', (phrase, angle) => {
    expect(describePrompt(`A tower, ${phrase}`).photographic_characteristics.camera_angle).toMatch(
      angle,
    );
  });

  it('keeps what a labelled phrase adds behind a comma out of the description', () => {
    const described = describePrompt(
      'A watch, lighting: soft, diffused light, composition: minimal, with much empty space',
    );

    expect(described.short_description).toBe('A watch.');
    expect(described.lighting.conditions).toMatch(/^Soft/);
  });

  it('repeats a labelled phrase that it does not know', () => {
    expect(describePrompt('A watch, lighting: candles and moonlight').lighting.conditions).toBe(
      'Candles and moonlight.',
    );
  });

  it('chooses differently for different prompts when nothing is said', () => {
    const prompts = Array.from({ length: 40 }, (_, index) => `Still life number ${index}`);
    const angles = prompts.map(
      (prompt) => describePrompt(prompt).photographic_characteristics.camera_angle.split(/[ ,]/)[0],
    );

    expect(new Set(angles).size).toBeGreaterThanOrEqual(4);
  });

  it('writes what the prompt quotes', () => {
    expect(describePrompt('A sign that says "OPEN"').text_render).toMatchObject([{ text: 'OPEN' }]);
  });

  it('gives a structured prompt back as it came', () => {
    const given = { short_description: 'A watch.', anything: [1, 2] };

    expect(describeBody({ structured_prompt: JSON.stringify(given) })).toEqual(given);
  });

  it('changes in a given structured prompt only what the prompt speaks of', () => {
    const given = {
      short_description: 'A watch.',
      lighting: { conditions: 'Overcast.' },
      aesthetics: { color_scheme: 'Pastel.' },
      photographic_characteristics: null,
    };
    const refined = describeBody({
      structured_prompt: JSON.stringify(given),
      prompt: 'make it golden hour',
    });

    expect(refined.lighting.conditions).toMatch(/^Golden hour/);
    expect(refined.aesthetics).toEqual(given.aesthetics);
    expect(refined.short_description).toBe(given.short_description);
  });

  it('describes a reference picture', () => {
    expect(describeBody({ images: ['https://example.org/a.png'] }).short_description).toMatch(
      /^A scene like reference picture [0-9a-f]{8}\.$/,
    );
  });
});
