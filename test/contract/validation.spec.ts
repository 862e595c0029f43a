import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askHarmlessly, expectFailure, type Failure } from '../support/failure.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };

type Fault = readonly [msg: string, type: string];
type FaultyField = readonly [field: string, value: unknown, ...fault: Fault];

const NO_STRING: Fault = ['Input should be a valid string', 'string_type'];
const NO_INTEGER: Fault = ['Input should be a valid integer', 'int_type'];
const NO_BOOLEAN: Fault = ['Input should be a valid boolean', 'bool_type'];
const FRACTION: Fault = [`${NO_INTEGER[0]}, got a number with a fractional part`, 'int_from_float'];
const UNPARSABLE: Fault = [`${NO_INTEGER[0]}, unable to parse string as an integer`, 'int_parsing'];
const UNKNOWN: Fault = ['Extra inputs are not permitted', 'extra_forbidden'];
const TOO_LONG: Fault = ['String should have at most 2000 characters', 'string_too_long'];

const tooShort = (text: string): Fault => [
  `String should have at least ${text}`,
  'string_too_short',
];
const atLeast = (min: number): Fault => [
  `Input should be greater than or equal to ${min}`,
  'greater_than_equal',
];
const atMost = (max: number): Fault => [
  `Input should be less than or equal to ${max}`,
  'less_than_equal',
];
const invalid = (msg: string): Fault => [msg, 'value_error'];

/** The rules of text, the same for both texts but for the shortest one. */
function textFaults(field: string, shortest: string): FaultyField[] {
  return [
    [field, 5, ...NO_STRING],
    [field, ['A luxury watch'], ...NO_STRING],
    [field, '', ...tooShort(shortest)],
    [field, ' \n\t ', ...tooShort(shortest)],
    [field, 'x'.repeat(2001), ...TOO_LONG],
    [field, '\u{1F980}'.repeat(2001), ...TOO_LONG],
    [field, 'a\0bc', ...invalid(`${field} has characters that cannot be stored`)],
    [field, 'abc\ud800', ...invalid(`${field} has characters that cannot be stored`)],
  ];
}

/** The rules of integers. Numbers as text are refused: nothing is converted. */
function integerFaults(field: string, min: number, max: number): FaultyField[] {
  return [
    [field, min - 1, ...atLeast(min)],
    [field, max + 1, ...atMost(max)],
    [field, 1e300, ...atMost(max)],
    [field, 1.5, ...FRACTION],
    [field, '3', ...NO_INTEGER],
    [field, true, ...NO_INTEGER],
  ];
}

/** The rules of a word out of a list. */
function wordFaults(field: string, complaint: (value: string) => string): FaultyField[] {
  return [
    [field, 'oblique', ...invalid(complaint('oblique'))],
    [field, '', ...invalid(complaint(''))],
    [field, 'x'.repeat(5000), ...invalid(complaint('x'.repeat(100)))],
    [field, 5, ...NO_STRING],
    [field, {}, ...NO_STRING],
  ];
}

const CAMERA = ['camera_angle', 'fov', 'lighting', 'color_palette', 'composition', 'style'];

const FAULTS: readonly FaultyField[] = [
  ...textFaults('prompt', '3 characters'),
  ['prompt', null, ...NO_STRING],
  ['prompt', ' ab ', ...tooShort('3 characters')],
  ['prompt', '\u{1F980}\u{1F980}', ...tooShort('3 characters')],
  ...wordFaults('mode', () => 'mode must be "ai" or "manual"'),
  ['mode', null, ...NO_STRING],
  ...CAMERA.flatMap((field) => wordFaults(field, (value) => `Invalid ${field}: ${value}`)),
  ...integerFaults('user_id', 1, 2_147_483_647),
  ['user_id', null, ...NO_INTEGER],
  ...integerFaults('project_id', 1, 2_147_483_647),
  ['use_cache', 'true', ...NO_BOOLEAN],
  ['use_cache', 1, ...NO_BOOLEAN],
  ['use_cache', null, ...NO_BOOLEAN],
  ...integerFaults('max_retries', 0, 5),
  ['max_retries', null, ...NO_INTEGER],
  ...wordFaults('aspect_ratio', (value) => `Invalid aspect_ratio: ${value}`),
  ['aspect_ratio', null, ...NO_STRING],
  ...integerFaults('seed', 0, 2_147_483_647),
  ...textFaults('negative_prompt', '1 character'),
  ['lightning', 'studio', ...UNKNOWN],
  ['constructor', {}, ...UNKNOWN],
];

const ALLOWED: readonly (readonly [field: string, value: unknown])[] = [
  ['prompt', 'abc'],
  ['prompt', '\u{1F980}'.repeat(2000)],
  ...[...CAMERA, 'project_id', 'seed', 'negative_prompt'].map((field) => [field, null] as const),
  ['user_id', 2_147_483_647],
  ['project_id', 1],
  ['max_retries', 0],
  ['max_retries', 5],
  ['seed', 0],
  ['seed', 2_147_483_647],
  ['negative_prompt', 'x'],
  ['aspect_ratio', '16:9'],
];

describe('Validation', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });

  afterAll(async () => {
    await service.stop();
  });

  const refusing = (loc: readonly (string | number)[], [msg, type]: Fault): Failure => ({
    status: 422,
    code: 'VALIDATION_FAILED',
    detail: [{ loc, msg, type }],
    retryable: false,
    billed: 'no',
  });

  async function postText(text: string) {
    const headers = { 'content-type': 'application/json' };
    return askHarmlessly(service, '/api/generate/', { method: 'POST', headers, body: text });
  }

  it.each(FAULTS)('refuses %s: %j', async (field, value, ...fault) => {
    const answer = await service.post({ ...WATCH, [field]: value });

    expectFailure(service, answer, refusing(['body', field], fault));
    expect(service.simulator.arrivals()).toEqual([]);
  });

  it('refuses a body without a prompt', async () => {
    const answer = await service.post({ mode: 'manual' });

    expectFailure(service, answer, refusing(['body', 'prompt'], ['Field required', 'missing']));
  });

  it.each(['[]', '"A luxury watch"', 'null', '7'])('refuses %s for a body', async (text) => {
    const msg = 'Input should be a valid dictionary or object to extract fields from';

    expectFailure(
      service,
      await postText(text),
      refusing(['body'], [msg, 'model_attributes_type']),
    );
  });

  it('refuses no body at all', async () => {
    expectFailure(service, await postText(''), refusing(['body'], ['Field required', 'missing']));
  });

  it('refuses a key that would reach into prototypes', async () => {
    const answer = await postText('{"prompt":"A luxury watch","__proto__":{"mode":"manual"}}');

    const fault = invalid('__proto__ is not allowed as a key');
    expectFailure(service, answer, refusing(['body', '__proto__'], fault));
  });

  it('refuses nesting that no body of ours has', async () => {
    const answer = await postText(`{"prompt":${'['.repeat(3000)}${']'.repeat(3000)}}`);

    expect(answer.status).toBe(422);
  });

  it('tells of all faults at once, in the order of the fields and then of the unknown ones', async () => {
    const { body } = await service.post({
      lens: 1,
      seed: 'x',
      fov: 'fish',
      lightning: 2,
      prompt: 'a',
    });

    expect(body['detail']).toEqual([
      { loc: ['body', 'prompt'], msg: tooShort('3 characters')[0], type: 'string_too_short' },
      { loc: ['body', 'fov'], msg: 'Invalid fov: fish', type: 'value_error' },
      { loc: ['body', 'seed'], msg: NO_INTEGER[0], type: 'int_type' },
      { loc: ['body', 'lens'], msg: UNKNOWN[0], type: 'extra_forbidden' },
      { loc: ['body', 'lightning'], msg: UNKNOWN[0], type: 'extra_forbidden' },
    ]);
    expect(body['message']).toBe(
      'prompt: String should have at least 3 characters (and 4 more faults)',
    );
  });

  it.each(['x', '1.0', '-1', '9007199254740992', '1e3'])('refuses the id %s', async (id) => {
    for (const path of [`/api/generate/${id}`, `/api/generate/${id}/image`]) {
      expectFailure(service, await service.get(path), refusing(['path', 'id'], UNPARSABLE));
    }
  });

  it.each(['/api/generate/1', '/api/generate/1/image', '/api/generate/parameters'])(
    'refuses query parameters of %s',
    async (path) => {
      const answer = await service.get(`${path}?user_id=1`);

      expectFailure(service, answer, refusing(['query', 'user_id'], UNKNOWN));
    },
  );

  it('refuses query parameters of POST /api/generate/', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const answer = await askHarmlessly(service, '/api/generate/?seed=7', {
      ...init,
      body: JSON.stringify(WATCH),
    });

    expectFailure(service, answer, refusing(['query', 'seed'], UNKNOWN));
  });

  it.each(ALLOWED)('takes %s: %j', async (field, value) => {
    const answer = await service.post({ ...WATCH, [field]: value });

    expect(answer.status).toBe(200);
    service.simulator.reset();
  });

  it('takes 1.0 for 1', async () => {
    const answer = await postText('{"prompt":"A luxury watch","mode":"manual","user_id":7.0}');

    expect(answer.body).toMatchObject({ status: 'completed', user_id: 7 });
  });
});
