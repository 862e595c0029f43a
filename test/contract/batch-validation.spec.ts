import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer } from '../support/ask.js';
import { askHarmlessly, expectFailure } from '../support/failure.js';
import { postBatch, resultsOf } from '../support/post-batch.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };
const PATH = '/api/generate/batch';
const MIB = 1024 * 1024;

type FaultyBatch = readonly [
  body: object,
  loc: readonly (string | number)[],
  msg: string,
  type: string,
];

const REQUESTS = ['body', 'requests'];
const NO_OBJECT = 'Input should be a valid dictionary or object to extract fields from';
const EXTRA = 'Extra inputs are not permitted';
const NO_BOOLEAN = 'Input should be a valid boolean';

const FAULTS: readonly FaultyBatch[] = [
  [{}, REQUESTS, 'Field required', 'missing'],
  [{ requests: null }, REQUESTS, 'Input should be a valid list', 'list_type'],
  [{ requests: {} }, REQUESTS, 'Input should be a valid list', 'list_type'],
  [
    { requests: [] },
    REQUESTS,
    'List should have at least 1 item after validation, not 0',
    'too_short',
  ],
  [
    { requests: Array(51).fill(WATCH) },
    REQUESTS,
    'List should have at most 50 items after validation, not 51',
    'too_long',
  ],
  [{ requests: [WATCH, null] }, [...REQUESTS, 1], NO_OBJECT, 'model_attributes_type'],
  [{ requests: [WATCH, 'a watch'] }, [...REQUESTS, 1], NO_OBJECT, 'model_attributes_type'],
  [{ requests: [[WATCH]] }, [...REQUESTS, 0], NO_OBJECT, 'model_attributes_type'],
  [{ requests: [WATCH, {}] }, [...REQUESTS, 1, 'prompt'], 'Field required', 'missing'],
  [
    { requests: [WATCH, WATCH, { ...WATCH, fov: 'fish' }] },
    [...REQUESTS, 2, 'fov'],
    'Invalid fov: fish',
    'value_error',
  ],
  [
    { requests: [{ ...WATCH, lightning: 'studio' }] },
    [...REQUESTS, 0, 'lightning'],
    EXTRA,
    'extra_forbidden',
  ],
  [
    { requests: [{ ...WATCH, seed: '7' }] },
    [...REQUESTS, 0, 'seed'],
    'Input should be a valid integer',
    'int_type',
  ],
  [
    { requests: [{ ...WATCH, prompt: 'a\0b' }] },
    [...REQUESTS, 0, 'prompt'],
    'prompt has characters that cannot be stored',
    'value_error',
  ],
  [{ requests: [WATCH], paralel: false }, ['body', 'paralel'], EXTRA, 'extra_forbidden'],
  [{ requests: [WATCH], batch_id: 1 }, ['body', 'batch_id'], EXTRA, 'extra_forbidden'],
  [{ requests: [WATCH], parallel: 'true' }, ['body', 'parallel'], NO_BOOLEAN, 'bool_type'],
  [{ requests: [WATCH], parallel: null }, ['body', 'parallel'], NO_BOOLEAN, 'bool_type'],
  [
    { requests: [WATCH], continue_on_error: 1 },
    ['body', 'continue_on_error'],
    NO_BOOLEAN,
    'bool_type',
  ],
];

describe('Validation of batches', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });

  afterEach(() => {
    service.simulator.reset();
  });

  afterAll(async () => {
    await service.stop();
  });

  async function postText(text: string, path = PATH): Promise<Answer> {
    const headers = { 'content-type': 'application/json' };
    return askHarmlessly(service, path, { method: 'POST', headers, body: text });
  }

  async function expectNothingDone(): Promise<void> {
    expect(service.simulator.arrivals()).toEqual([]);
    expect(await service.database.query('SELECT FROM generation')).toEqual([]);
    const [sequence] = await service.database.query('SELECT is_called FROM batch_id_seq');
    expect(sequence).toEqual({ is_called: false });
  }

  it.each(FAULTS)('refuses %j before anything is bought', async (body, loc, msg, type) => {
    const answer = await postBatch(service, body);

    expectFailure(service, answer, {
      status: 422,
      code: 'VALIDATION_FAILED',
      detail: [{ loc, msg, type }],
      retryable: false,
      billed: 'no',
    });
    await expectNothingDone();
  });

  it('tells of the faults of all items at once', async () => {
    const requests = [{ ...WATCH, mode: 'auto' }, WATCH, { prompt: 'a', user_id: 0 }];

    const { body } = await postBatch(service, { requests, parallel: 1 });

    const places = (body['detail'] as { loc: unknown }[]).map(({ loc }) => loc);
    expect(places).toEqual([
      [...REQUESTS, 0, 'mode'],
      [...REQUESTS, 2, 'prompt'],
      [...REQUESTS, 2, 'user_id'],
      ['body', 'parallel'],
    ]);
    await expectNothingDone();
  });

  it.each([
    ['{"requests":', 'INVALID_JSON'],
    ['[]', 'VALIDATION_FAILED'],
    ['', 'VALIDATION_FAILED'],
  ])('refuses %j for a body', async (text, code) => {
    const { status, body } = await postText(text);

    expect([status, body['code']]).toEqual([422, code]);
    await expectNothingDone();
  });

  it('refuses query parameters', async () => {
    const { status, body } = await postText(
      JSON.stringify({ requests: [WATCH] }),
      `${PATH}?parallel=false`,
    );

    expect([status, body['code']]).toEqual([422, 'VALIDATION_FAILED']);
    expect(body['detail']).toMatchObject([{ loc: ['query', 'parallel'] }]);
    await expectNothingDone();
  });

  it('refuses other methods and says which ones there are', async () => {
    const { status, headers } = await askHarmlessly(service, PATH, { method: 'DELETE' });

    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });

  it('refuses a body over 4 MiB here and over 1 MiB elsewhere', async () => {
    const tooLarge = [
      [PATH, 4 * MIB + 1],
      [`${PATH}/`, 4 * MIB + 1],
      ['/api/generate/', MIB + 1],
    ] as const;

    for (const [path, sizeBytes] of tooLarge) {
      const answer = await postText(' '.repeat(sizeBytes), path);
      expect([path, answer.status, answer.body['code']]).toEqual([path, 413, 'PAYLOAD_TOO_LARGE']);
    }
    expect((await postText(' '.repeat(4 * MIB))).status).toBe(422);
  });

  it('takes 50 items of 2000 characters in each of their texts, plain and escaped', async () => {
    const requests = Array.from({ length: 50 }, (_, index) => ({
      ...WATCH,
      prompt: `${'\u{1F980}'.repeat(1998)}${String(index).padStart(2, '0')}`,
      negative_prompt: '\u{20000}'.repeat(2000),
    }));
    const plain = JSON.stringify({ requests });
    const escaped = plain.replace(
      /[\ud800-\udfff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16)}`,
    );

    const bought = await postText(plain);
    const repeated = await postText(escaped);

    expect(escaped.length).toBeGreaterThan(2 * MIB);
    expect([bought, repeated].map(({ status }) => status)).toEqual([200, 200]);
    expect(bought.body).toMatchObject({ successful: 50 });
    expect(resultsOf(repeated).every((result) => result?.['cached'])).toBe(true);
    expect(service.simulator.purchases()).toBe(50);
  });
});
