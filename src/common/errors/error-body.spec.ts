import { describe, expect, it } from '@jest/globals';
import { ApiError, type ValidationFault } from './api-error.js';
import { errorBody, errorHeaders } from './error-body.js';

describe(errorBody.name, () => {
  it('lists all keys in their order, with what the catalogue says', () => {
    const body = errorBody(new ApiError('OUTCOME_UNKNOWN', 'Generation failed: …'), 'r-1');
    expect(JSON.stringify(body)).toBe(
      '{"detail":"Generation failed: …","code":"OUTCOME_UNKNOWN","message":"Generation failed: …",' +
        '"retryable":true,"billed":"unknown","generation_id":null,"request_id":"r-1"}',
    );
  });

  it('lets the error say what the catalogue cannot know', () => {
    const error = new ApiError('GENERATION_TIMEOUT', 'Generation timed out: …', {
      billed: 'no',
      generationId: 101,
    });
    expect(errorBody(error, 'r-1')).toMatchObject({ billed: 'no', generation_id: 101 });
  });

  it('adds what the error has to tell besides, after its keys', () => {
    const error = new ApiError('GENERATION_FAILED', 'Batch generation failed: …', {
      supplement: { total: 2, batch_id: 7 },
    });
    const keys = Object.keys(errorBody(error, 'r-1'));
    expect(keys.slice(-3)).toEqual(['request_id', 'total', 'batch_id']);
    expect(errorBody(error, 'r-1')).toMatchObject({ total: 2, batch_id: 7 });
  });

  const missing = { loc: ['body', 'prompt'], msg: 'Field required', type: 'missing' };
  const invalid = {
    loc: ['body', 'camera_angle'],
    msg: 'Invalid camera_angle: oblique',
    type: 'value_error',
  };
  const nested = { loc: ['body', 'requests', 2, 'seed'], msg: 'Bad', type: 'int_type' };
  const noBody = { loc: ['body'], msg: 'Field required', type: 'missing' };

  it.each<[ValidationFault[], string]>([
    [[invalid], 'Invalid camera_angle: oblique'],
    [[missing], 'prompt: Field required'],
    [[nested], 'requests.2.seed: Bad'],
    [[noBody], 'Field required'],
    [[missing, invalid], 'prompt: Field required (and 1 more fault)'],
    [[missing, invalid, nested], 'prompt: Field required (and 2 more faults)'],
  ])('sums up %j', (faults, message) => {
    const body = errorBody(new ApiError('VALIDATION_FAILED', faults), 'r-1');
    expect(body).toMatchObject({ detail: faults, message });
  });
});

describe(errorHeaders.name, () => {
  it.each([
    [undefined, '10'],
    [7, '7'],
    [0.2, '1'],
    [0, '1'],
  ])('turns a wait of %s s into Retry-After: %s', (seconds, header) => {
    const options = seconds === undefined ? {} : { retryAfterSeconds: seconds };
    const error = new ApiError('CIRCUIT_OPEN', 'FIBO is left alone', options);
    expect(errorHeaders(error)).toEqual({ 'Cache-Control': 'no-store', 'Retry-After': header });
  });

  it('adds the headers of the error, and no wait where there is none', () => {
    const error = new ApiError('METHOD_NOT_ALLOWED', 'No', { headers: { Allow: 'GET' } });
    expect(errorHeaders(error)).toEqual({ 'Cache-Control': 'no-store', Allow: 'GET' });
  });
});
