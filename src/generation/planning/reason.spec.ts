import { describe, expect, it } from '@jest/globals';
import {
  CAMERA_PARAMETER_NAMES,
  type CameraParameterName,
  valuesOf,
} from '../parameters/generation-parameters.js';
import { decide } from './decision.js';
import { noteOnDefaults, reasonFor } from './reason.js';

const reason = (name: CameraParameterName, given: string | null, ...words: string[]) =>
  reasonFor(name, decide(name, given, words));

const quotedWords = (sentence: string) =>
  Array.from(sentence.matchAll(/(?<= )'(.*?)'(?=[ ,.])/g), ([, quoted = '']) =>
    quoted.split(' '),
  ).flat();

describe(reasonFor.name, () => {
  it('quotes the words that decided', () => {
    expect(reason('camera_angle', null, 'low angle, looking up at the zebra')).toBe(
      "low-angle: FIBO framed it as 'low angle, looking up at the zebra'.",
    );
  });

  it('tells of what is set off against them', () => {
    const scheme =
      'Monochromatic (black and white) for the zebra, contrasted with a vibrant red for the hydrant and neutral grays for the background.';

    expect(reason('color_palette', null, scheme)).toBe(
      "monochrome: FIBO colored it as 'Monochromatic (black and white) for the zebra', set off by 'vibrant red for the hydrant'.",
    );
  });

  it('says that no style fits an illustration', () => {
    expect(reason('style', null, 'cartoonish, flat, friendly', 'digital illustration')).toBe(
      "commercial: FIBO styled it as 'cartoonish, flat, friendly', an illustration, which none of the four styles fits well.",
    );
    expect(reason('style', null, '3D, photorealistic', '3D render')).toBe(
      "photorealistic: FIBO styled it as '3D, photorealistic'.",
    );
  });

  it.each(['Dutch angle, tilting the horizon.', 'A view of the level sea', 'Quizzical', ''])(
    'gives the caller’s choice as the caller’s when FIBO says %j',
    (words) => {
      expect(reason('camera_angle', 'dutch-tilt', words)).toBe(
        'dutch-tilt: you asked for this camera angle.',
      );
    },
  );

  it('says so when FIBO clearly did something else than the caller asked for', () => {
    expect(reason('camera_angle', 'dutch-tilt', 'Eye-level, straight-on.')).toBe(
      "dutch-tilt: you asked for this camera angle, though FIBO's words 'Eye-level, straight-on' mean eye-level.",
    );
    expect(reason('style', 'editorial', 'cartoonish')).toContain("'cartoonish' mean commercial");
  });

  it('gives a default as one, and why', () => {
    expect(reason('fov', null)).toBe(
      'standard: the default field of view, because FIBO said nothing of it.',
    );
    expect(reason('fov', null, 'pinhole')).toBe(
      "standard: the default field of view, because FIBO's words 'pinhole' name none.",
    );
    expect(reason('fov', null, '... (')).toContain('FIBO said nothing of it');
  });

  it('quotes at most twelve words', () => {
    const long =
      'a very long sentence that says monochrome in the midst of so many other words that nobody would read them all, contrasted with a vibrant red for the hydrant';
    const sentences = [
      reason('color_palette', null, long),
      reason('color_palette', 'warm', long),
      reason('lighting', null, long.replace('monochrome', 'nothing')),
    ];

    for (const sentence of sentences) {
      const { length } = quotedWords(sentence);
      expect(length).toBeGreaterThan(3);
      expect(length).toBeLessThanOrEqual(12);
    }
  });

  it('gives no two values and no two parameters the same reason', () => {
    const words = 'pinhole';
    const sentences = CAMERA_PARAMETER_NAMES.flatMap((name) => [
      reason(name, null),
      reason(name, null, words),
      ...valuesOf(name).map((value) => reason(name, value)),
      ...valuesOf(name).map((value) =>
        reasonFor(name, {
          by: 'fibo',
          value,
          reading: {
            meaning: value,
            text: words,
            cue: { start: 0, end: 7 },
            statement: { start: 0, end: 7 },
            aside: undefined,
            isClear: true,
          },
        }),
      ),
    ]);

    expect(sentences).toHaveLength(2 * 6 + 2 * 28);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

describe(noteOnDefaults.name, () => {
  it('names the parameters that have their defaults', () => {
    expect(noteOnDefaults(['fov', 'style'])).toBe(
      "Defaults were used for field of view and style, of which FIBO's words did not say enough.",
    );
  });

  it('is not there when there are none', () => {
    expect(noteOnDefaults([])).toBeUndefined();
  });
});
