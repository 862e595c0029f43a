import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ValidationFault } from '../../src/common/errors/api-error.js';
import { expectFailure } from '../support/failure.js';
import { startTestService, type TestService } from '../support/test-service.js';

type Fault = Omit<ValidationFault, 'loc'>;

const ROUTE = '/api/generate/statistics';
const MISSING = { msg: 'Field required', type: 'missing' };
const NO_INTEGER = {
  msg: 'Input should be a valid integer, unable to parse string as an integer',
  type: 'int_parsing',
};
const TOO_SMALL = {
  msg: 'Input should be greater than or equal to 1',
  type: 'greater_than_equal',
};
const TWICE = { msg: 'Input should be given only once', type: 'list_type' };
const UNKNOWN = { msg: 'Extra inputs are not permitted', type: 'extra_forbidden' };

function atMost(limit: number) {
  return { msg: `Input should be less than or equal to ${limit}`, type: 'less_than_equal' };
}

/** What is wrong with a query, by the parameter's name. */
const BAD_QUERIES: readonly [query: string, faults: Readonly<Record<string, Fault>>][] = [
  ['', { user_id: MISSING }],
  ['user_id=', { user_id: NO_INTEGER }],
  ['user_id=0', { user_id: TOO_SMALL }],
  ['user_id=-1', { user_id: TOO_SMALL }],
  ['user_id=2147483648', { user_id: atMost(2_147_483_647) }],
  ['user_id=1e3', { user_id: NO_INTEGER }],
  ['user_id=1.0', { user_id: NO_INTEGER }],
  [
    'user_id=%00',
    { user_id: { msg: 'user_id has characters that cannot be stored', type: 'value_error' } },
  ],
  ['user_id[$gt]=1', { user_id: MISSING, 'user_id[$gt]': UNKNOWN }],
  ['user_id[]=1', { user_id: MISSING, 'user_id[]': UNKNOWN }],
  ['user_id=1&user_id=1', { user_id: TWICE }],
  ['user_id=1&days=0', { days: TOO_SMALL }],
  ['user_id=1&days=366', { days: atMost(365) }],
  ['user_id=1&days=-1', { days: TOO_SMALL }],
  ['user_id=1&days=1e1', { days: NO_INTEGER }],
  ['user_id=1&days=', { days: NO_INTEGER }],
  ['user_id=1&days=7&days=30', { days: TWICE }],
  ['user_id=1&project_id=0', { project_id: TOO_SMALL }],
  ['user_id=1&project_id=2147483648', { project_id: atMost(2_147_483_647) }],
  ['user_id=1&project_id=null', { project_id: NO_INTEGER }],
  ['user_id=1&day=7', { day: UNKNOWN }],
  ['days=0&limit=1', { user_id: MISSING, days: TOO_SMALL, limit: UNKNOWN }],
];

describe('GET /api/generate/statistics', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });

  afterAll(async () => {
    await service.stop();
  });

  it.each(BAD_QUERIES)('refuses ?%s', async (query, faults) => {
    const detail = Object.entries(faults).map(([name, fault]) => ({
      loc: ['query', name],
      ...fault,
    }));

    const answer = await service.get(`${ROUTE}?${query}`);

    expectFailure(service, answer, {
      status: 422,
      code: 'VALIDATION_FAILED',
      detail,
      retryable: false,
      billed: 'no',
    });
  });

  it.each([
    ['user_id=2147483647&project_id=2147483647&days=365', 365],
    ['user_id=1&days=1', 1],
    ['user_id=1', 30],
  ])('takes ?%s', async (query, days) => {
    const { status, body } = await service.get(`${ROUTE}/?${query}`);

    expect(status).toBe(200);
    expect(body['period_days']).toBe(days);
  });

  it.each(['POST', 'DELETE'])('answers 405 to %s', async (method) => {
    const { status, headers } = await fetch(`${service.url}${ROUTE}`, { method });

    expect(status).toBe(405);
    expect(headers.get('allow')).toContain('GET');
  });
});
