import { describe, expect, it } from '@jest/globals';
import { NOTHING_GIVEN } from '../../test/support/nothing-given.js';
import { fiboPrompt } from './fibo-prompt.js';
import { CAMERA_PARAMETER_NAMES, valuesOf } from './parameters/generation-parameters.js';

describe(fiboPrompt.name, () => {
  it("is the caller's prompt alone when nothing is set", () => {
    expect(fiboPrompt('A luxury watch', NOTHING_GIVEN)).toBe('A luxury watch');
  });

  it("appends what is set in the field's words, always in the same order", () => {
    const parameters = { ...NOTHING_GIVEN, fov: 'wide', camera_angle: 'dutch-tilt' };
    expect(fiboPrompt('A luxury watch', parameters)).toBe(
      'A luxury watch, camera angle: dutch angle, field of view: wide-angle',
    );
  });

  it.each(CAMERA_PARAMETER_NAMES.flatMap((name) => valuesOf(name).map((value) => [name, value])))(
    'has words for %s %s after the prompt',
    (name = '', value = '') => {
      const text = fiboPrompt('A watch', { ...NOTHING_GIVEN, [name]: value });
      expect(text).toMatch(/^A watch, [a-z ]+: [a-z][^\n]+$/);
    },
  );
});
