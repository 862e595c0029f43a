import { describe, expect, it } from '@jest/globals';
import { Refusal } from './refusal.js';
import { readSubmission } from './request-validation.js';

function faultsOf(body: unknown): string {
  try {
    readSubmission('image', body);
    return '';
  } catch (error) {
    if (error instanceof Refusal && error.status === 422) return error.details;
    throw error;
  }
}

describe(readSubmission.name, () => {
  it.each([
    { prompt: 'A watch' },
    { images: ['https://example.org/a.png'] },
    { images: ['https://example.org/a.png'], prompt: 'A watch' },
    { structured_prompt: '{"short_description":"A watch"}' },
    { structured_prompt: '{}', prompt: 'make it golden' },
    { prompt: 'A watch', aspect_ratio: '4:5', resolution: '4MP', output_type: 'jpeg' },
    { prompt: 'A watch', negative_prompt: 'blur', steps_num: 35, ip_signal: true, seed: 0 },
    { prompt: 'A watch', webhook_url: 'https://example.org/hook', sync: false },
    { prompt: 'A watch', seed: null, negative_prompt: null },
    { prompt: 'A watch', something_else: 1 },
  ])('takes %j', (body) => {
    expect(faultsOf(body)).toBe('');
  });

  it.each([
    [null, 'body: must be a JSON object'],
    [{}, 'body: one of prompt, images, structured_prompt is required'],
    [{ images: ['a'], structured_prompt: '{}' }, 'images: cannot be combined'],
    [{ prompt: ' ' }, 'prompt: must not be empty'],
    [{ prompt: 7 }, 'prompt: must be a string'],
    [{ images: ['a', 'b'] }, 'images: must be a list of exactly one string'],
    [{ structured_prompt: {} }, 'structured_prompt: must be a string'],
    [{ structured_prompt: '[]' }, 'structured_prompt: must be a string that holds a JSON object'],
    [{ structured_prompt: '{' }, 'structured_prompt: must be a string that holds a JSON object'],
    [{ prompt: 'A', aspect_ratio: '7:3' }, 'aspect_ratio: must be one of 1:1, 2:3'],
    [{ prompt: 'A', resolution: '2MP' }, 'resolution: must be one of'],
    [{ prompt: 'A', output_type: 'webp' }, 'output_type: must be one of'],
    [{ prompt: 'A', seed: 1.5 }, 'seed: must be an integer'],
    [{ prompt: 'A', seed: '1' }, 'seed: must be an integer'],
    [{ prompt: 'A', steps_num: 34 }, 'steps_num: must be an integer from 35 to 50'],
    [{ prompt: 'A', steps_num: 51 }, 'steps_num: must be an integer from 35 to 50'],
    [{ prompt: 'A', sync: 'true' }, 'sync: must be a boolean'],
    [{ prompt: 'A', negative_prompt: [] }, 'negative_prompt: must be a string'],
    [{ prompt: 'A', webhook_url: 'nowhere' }, 'webhook_url: must be a URI'],
    [
      { prompt: 'A', webhook_url: 'https://example.org', sync: true },
      'webhook_url: is for asynchronous',
    ],
  ])('refuses %j', (body, fault) => {
    expect(faultsOf(body)).toContain(fault);
  });

  it('names all faults at once', () => {
    expect(faultsOf({ prompt: 1, seed: 'x', sync: 2 }).split('; ')).toHaveLength(3);
  });

  it('fills in what is left out', () => {
    expect(readSubmission('image', { prompt: 'A watch' })).toMatchObject({
      aspectRatio: '1:1',
      resolution: '1MP',
      outputType: 'png',
      seed: undefined,
      isSync: false,
      moderatesPrompt: true,
      moderatesPicture: true,
    });
  });
});
