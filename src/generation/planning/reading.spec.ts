import { describe, expect, it } from '@jest/globals';
import type { CameraParameterName } from '../parameters/generation-parameters.js';
import { readText } from './reading.js';
import { VOCABULARIES } from './vocabularies.js';

const read = (name: CameraParameterName, text: string) => readText(text, VOCABULARIES[name]);

describe(readText.name, () => {
  it.each([
    ['color_palette', 'monochrome', 'Monochrome, with vibrant, vivid and saturated reds'],
    ['color_palette', 'vibrant', 'Vibrant, with a monochrome, black and white background'],
    ['composition', 'dynamic', 'Dynamic, the zebra positioned centrally, the frame symmetrical'],
    ['composition', 'centered', 'Centered, with leading lines, diagonals and dynamic movement'],
    ['camera_angle', 'high-angle', 'High angle, eye-level with the balcony'],
    ['camera_angle', 'high-angle', 'Looking down from a roof, at eye level with the birds'],
    ['style', 'cinematic', 'Cinematic, photorealistic, editorial'],
    ['style', 'editorial', 'Editorial, photorealistic, cinematic'],
  ] as const)('weighs what stands first most: %s %s', (name, value, text) => {
    expect(read(name, text)?.meaning).toBe(value);
  });

  it.each([
    ['color_palette', 'cool', 'Icy blues and grays, contrasted with a vibrant, saturated red'],
    [
      'color_palette',
      'cool',
      'Blues, but vivid oranges, warm golds and saturated reds glow inside',
    ],
    ['color_palette', 'monochrome', 'Grays, punctuated by vivid neon signs'],
    ['color_palette', 'warm', 'Browns, with accents of vibrant, saturated neon green'],
    ['color_palette', 'neon', 'Against muted pastel walls, neon tubes glow'],
    ['lighting', 'soft', 'Despite the harsh sun outside, soft light fills the room'],
    ['lighting', 'natural', 'Sunlight, while the foreground keeps a dramatic, low-key mood'],
    ['composition', 'centered', 'Rather than dynamic, the picture is centered'],
  ] as const)('lets no contrast outweigh the rest: %s %s', (name, value, text) => {
    expect(read(name, text)?.meaning).toBe(value);
  });

  it.each([
    ['color_palette', 'Unusual, contrasted with a vibrant red'],
    ['color_palette', 'Indescribable hues with pops of neon'],
    ['lighting', 'Unknown, unlike the golden hour'],
    ['composition', 'Its own, yet centered'],
  ] as const)('lets no contrast decide alone: %s, %j', (name, text) => {
    expect(read(name, text)).toBeUndefined();
  });

  it.each([
    ['lighting', 'soft', 'Gentle, without harsh shadows'],
    ['lighting', 'soft', 'No hard, dramatic or studio lighting, only a soft glow'],
    ['fov', 'standard', 'Normal, with no wide-angle distortion'],
    ['composition', 'rule-of-thirds', 'Not centered'],
    ['composition', 'rule-of-thirds', 'Not symmetrical but off to one side'],
    ['camera_angle', 'low-angle', 'Neither eye-level nor a bird’s-eye view: a low angle'],
    ['color_palette', 'pastel', 'Pale pinks, never vibrant, neon, or saturated'],
  ] as const)('hears no denied word: %s %s, %j', (name, value, text) => {
    expect(read(name, text)?.meaning).toBe(value);
  });

  it.each([
    ['fov', '85mm', 'telephoto'],
    ['fov', 'Long focal length, 70-200mm', 'telephoto'],
    ['fov', 'Wide (24mm)', 'wide'],
    ['lighting', 'soft golden_hour glow', 'golden-hour'],
    ['camera_angle', "Worm's–eye", 'low-angle'],
    ['camera_angle', 'BIRD’S‑EYE', "bird's-eye"],
  ] as const)('reads the %s in %j', (name, text, value) => {
    expect(read(name, text)?.meaning).toBe(value);
  });

  it('keeps what stands in contrast apart from what is stated', () => {
    const text = 'Grayscale throughout, contrasted with a vivid red umbrella. It rains.';
    const reading = read('color_palette', text);
    const cut = (span: { start: number; end: number } | undefined) =>
      text.slice(span?.start, span?.end).trim();

    expect(cut(reading?.cue)).toBe('Grayscale');
    expect(cut(reading?.statement)).toBe('Grayscale throughout,');
    expect(cut(reading?.aside)).toBe('vivid red umbrella.');
  });

  it.each([
    ['Monochromatic', true],
    ['Teal', true],
    ['Some blue', false],
  ])('is clear when the value is named or meant: %j %j', (text, isClear) => {
    expect(read('color_palette', text)?.isClear).toBe(isClear);
  });

  it('understands nothing in words of another field', () => {
    expect(read('fov', 'Neon and pastel')).toBeUndefined();
    expect(read('style', '')).toBeUndefined();
  });
});
