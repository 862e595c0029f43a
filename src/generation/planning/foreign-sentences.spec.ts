import { describe, expect, it } from '@jest/globals';
import { NOTHING_GIVEN } from '../../../test/support/nothing-given.js';
import {
  FIBO_SENTENCES,
  type FiboSentence,
} from '../../../test/support/fibo-sentences/fibo-sentences.js';
import { planFromStructuredPrompt } from './planner.js';

function structuredPrompt({ parameter, words, medium }: FiboSentence): string {
  const said = (name: FiboSentence['parameter']) => (name === parameter ? words : undefined);
  return JSON.stringify({
    photographic_characteristics: {
      camera_angle: said('camera_angle'),
      lens_focal_length: said('fov'),
    },
    lighting: { conditions: said('lighting') },
    aesthetics: { color_scheme: said('color_palette'), composition: said('composition') },
    artistic_style: said('style'),
    style_medium: medium,
  });
}

function isRight(sentence: FiboSentence): boolean {
  const plan = planFromStructuredPrompt(NOTHING_GIVEN, structuredPrompt(sentence));
  const chosen = plan.parameters[sentence.parameter];
  return chosen !== null && sentence.values.includes(chosen);
}

describe('planning from sentences that were written without knowing the vocabulary', () => {
  it.each(Object.entries(FIBO_SENTENCES))(
    'gets at least nine in ten of the %s set right',
    (_name, sentences) => {
      const wrong = sentences.filter((sentence) => !isRight(sentence));

      expect(sentences.length).toBeGreaterThanOrEqual(60);
      expect(wrong.length).toBeLessThanOrEqual(sentences.length / 10);
    },
  );
});
