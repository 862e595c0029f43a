import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { ASPECT_RATIOS } from '../submission.js';
import { drawPicture } from './draw-picture.js';
import { sizeOf } from './picture-size.js';

const SMALL = { width: 160, height: 160 };

/** Words for each of the 26 values that a service may ask for. */
const LOOKS = {
  camera_angle: ['eye-level', 'low angle', 'high angle', 'dutch angle', "bird's-eye view"],
  lens_focal_length: ['wide-angle', 'standard lens', 'telephoto'],
  conditions: ['natural', 'studio', 'dramatic', 'golden hour', 'soft', 'hard'],
  color_scheme: ['vibrant', 'pastel', 'monochromatic', 'warm', 'cool', 'neon'],
  composition: ['rule of thirds', 'centered', 'dynamic', 'minimal'],
  artistic_style: ['photorealistic', 'cinematic', 'editorial', 'commercial'],
} as const;

const FIRST: Readonly<Record<keyof typeof LOOKS, string>> = {
  camera_angle: 'eye-level',
  lens_focal_length: 'standard lens',
  conditions: 'natural',
  color_scheme: 'vibrant',
  composition: 'rule of thirds',
  artistic_style: 'photorealistic',
};

function promptFor(look: Partial<typeof FIRST> = {}, caption = 'A luxury watch.'): string {
  const { camera_angle, lens_focal_length, conditions, color_scheme, composition, artistic_style } =
    { ...FIRST, ...look };
  return JSON.stringify({
    short_description: caption,
    lighting: { conditions },
    aesthetics: { composition, color_scheme },
    photographic_characteristics: { camera_angle, lens_focal_length },
    artistic_style,
  });
}

const draw = (
  structuredPrompt: string,
  { seed = 7, size = SMALL, outputType = 'png' as const, isPlain = false } = {},
) => drawPicture({ structuredPrompt, seed, size, outputType, isPlain });

async function pixelsOf(picture: Buffer): Promise<Buffer> {
  return sharp(picture).raw().toBuffer();
}

/** Of all channels of all pixels, 0 to 255. */
function meanDifference(one: Buffer, other: Buffer): number {
  const sum = one.reduce((total, byte, index) => total + Math.abs(byte - (other[index] ?? 0)), 0);
  return sum / one.length;
}

describe(drawPicture.name, () => {
  it('gives the same bytes for the same request', async () => {
    const [one, other] = [await draw(promptFor()), await draw(promptFor())];

    expect(one.equals(other)).toBe(true);
  });

  it('varies what it draws with the seed', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(async (seed) => pixelsOf(await draw(promptFor(), { seed }))),
    );

    expect(meanDifference(one ?? Buffer.of(), other ?? Buffer.of())).toBeGreaterThan(3);
  });

  it('varies what it draws with the subject', async () => {
    const [one, other] = await Promise.all(
      ['A luxury watch.', 'A lighthouse.'].map(async (caption) =>
        pixelsOf(await draw(promptFor({}, caption))),
      ),
    );

    expect(meanDifference(one ?? Buffer.of(), other ?? Buffer.of())).toBeGreaterThan(10);
  });

  it.each(Object.entries(LOOKS))('shows every value of %s differently', async (facet, values) => {
    const pictures = await Promise.all(
      values.map(async (value) => pixelsOf(await draw(promptFor({ [facet]: value })))),
    );

    pictures.forEach((picture, index) => {
      for (const other of pictures.slice(index + 1))
        expect(meanDifference(picture, other)).toBeGreaterThan(8);
    });
  });

  it.each(ASPECT_RATIOS)('fills a picture of %s', async (ratio) => {
    const size = sizeOf(ratio, '1MP');
    const picture = sharp(await draw(promptFor(), { size }));

    expect(await picture.metadata()).toMatchObject({ ...size, format: 'png', channels: 3 });
    expect((await picture.stats()).entropy).toBeGreaterThan(4);
  });

  it('weighs about as much as a real picture', async () => {
    const { length } = await draw(promptFor(), { size: sizeOf('1:1', '1MP') });

    expect(length).toBeGreaterThan(300_000);
    expect(length).toBeLessThan(2_500_000);
  });

  it.each([
    ['nothing', '{}'],
    ['numbers', '{"short_description":7,"objects":1,"lighting":0,"aesthetics":-1}'],
    ['lists', '{"short_description":[],"objects":[[]],"lighting":["soft"]}'],
    ['null', '{"photographic_characteristics":null,"artistic_style":null}'],
    ['much text', JSON.stringify({ short_description: 'A watch and more. '.repeat(5000) })],
    ['one endless word', JSON.stringify({ short_description: 'w'.repeat(100_000) })],
    ['text from right to left', JSON.stringify({ short_description: 'ساعة فاخرة على الرخام' })],
    ['emoji', JSON.stringify({ short_description: '🦊🏔️👩‍🚀' })],
    ['markup', JSON.stringify({ short_description: '</svg><script>alert(1)</script>' })],
    ['entities', JSON.stringify({ short_description: '&lol; &#0; ]]> <!ENTITY x "y">' })],
    ['control characters', JSON.stringify({ short_description: 'a\u0000\u001b\uffff\ud800b' })],
  ])('draws a structured prompt made of %s', async (_, structuredPrompt) => {
    for (const artistic_style of LOOKS.artistic_style) {
      const styled = JSON.stringify({
        artistic_style,
        ...(JSON.parse(structuredPrompt) as object),
      });

      expect(await sharp(await draw(styled)).metadata()).toMatchObject(SMALL);
    }
  });

  it('draws one color when the picture is to be plain', async () => {
    const { channels } = await sharp(await draw(promptFor(), { isPlain: true })).stats();

    expect(channels.map(({ min, max }) => max - min)).toEqual([0, 0, 0]);
  });
});
