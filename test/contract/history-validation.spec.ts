import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestService, type TestService } from '../support/test-service.js';

const MISSING = { msg: 'Field required', type: 'missing' };
const NO_INTEGER = {
  msg: 'Input should be a valid integer, unable to parse string as an integer',
  type: 'int_parsing',
};
const TWICE = { msg: 'Input should be given only once', type: 'list_type' };
const UNKNOWN = { msg: 'Extra inputs are not permitted', type: 'extra_forbidden' };
const NO_TIME = {
  msg: 'Input should be a valid datetime with its offset from UTC, like 2025-12-07T10:30:00Z',
  type: 'datetime_parsing',
};
const NO_CURSOR = { msg: 'cursor is none of this user and these filters', type: 'value_error' };
const CURSOR_AND_OFFSET = {
  msg: 'cursor and offset exclude each other',
  type: 'value_error',
};

function atLeast(min: number) {
  return { msg: `Input should be greater than or equal to ${min}`, type: 'greater_than_equal' };
}

function atMost(max: number) {
  return { msg: `Input should be less than or equal to ${max}`, type: 'less_than_equal' };
}

const BAD_QUERIES: readonly [query: string, parameter: string, fault: object][] = [
  ['', 'user_id', MISSING],
  ['user_id=', 'user_id', NO_INTEGER],
  ['user_id=0', 'user_id', atLeast(1)],
  ['user_id=-1', 'user_id', atLeast(1)],
  ['user_id=2147483648', 'user_id', atMost(2_147_483_647)],
  ['user_id=1e3', 'user_id', NO_INTEGER],
  ['user_id=1.0', 'user_id', NO_INTEGER],
  ['user_id=1&user_id=1', 'user_id', TWICE],
  ['user_id=1&user_id[$gt]=1', 'user_id[$gt]', UNKNOWN],
  ['user_id=1&userid=1', 'userid', UNKNOWN],
  ['user_id=1&project_id=0', 'project_id', atLeast(1)],
  ['user_id=1&project_id=2147483648', 'project_id', atMost(2_147_483_647)],
  ['user_id=1&project_id=null', 'project_id', NO_INTEGER],
  ['user_id=1&project_id=1&project_id=2', 'project_id', TWICE],
  ['user_id=1&status=done', 'status', { msg: 'Invalid status: done', type: 'value_error' }],
  ['user_id=1&status=', 'status', { msg: 'Invalid status: ', type: 'value_error' }],
  [
    'user_id=1&status=submitting',
    'status',
    { msg: 'Invalid status: submitting', type: 'value_error' },
  ],
  ['user_id=1&status=failed&status=failed', 'status', TWICE],
  ['user_id=1&mode=auto', 'mode', { msg: 'mode must be "ai" or "manual"', type: 'value_error' }],
  ['user_id=1&batch_id=0', 'batch_id', atLeast(1)],
  ['user_id=1&batch_id=9007199254740992', 'batch_id', atMost(Number.MAX_SAFE_INTEGER)],
  ['user_id=1&batch_id=99999999999999999999', 'batch_id', atMost(Number.MAX_SAFE_INTEGER)],
  ['user_id=1&created_from=yesterday', 'created_from', NO_TIME],
  ['user_id=1&created_from=2025-02-30T00:00:00Z', 'created_from', NO_TIME],
  ['user_id=1&created_from=2025-12-07T10:30:00', 'created_from', NO_TIME],
  ['user_id=1&created_to=0000-01-01T00:00:00Z', 'created_to', NO_TIME],
  ['user_id=1&created_to=', 'created_to', NO_TIME],
  ['user_id=1&limit=0', 'limit', atLeast(1)],
  ['user_id=1&limit=201', 'limit', atMost(200)],
  ['user_id=1&limit=-1', 'limit', atLeast(1)],
  ['user_id=1&limit=ten', 'limit', NO_INTEGER],
  ['user_id=1&offset=-1', 'offset', atLeast(0)],
  ['user_id=1&offset=1e21', 'offset', NO_INTEGER],
  ['user_id=1&offset=2147483648', 'offset', atMost(2_147_483_647)],
  ['user_id=1&cursor=', 'cursor', NO_CURSOR],
  ['user_id=1&cursor=next', 'cursor', NO_CURSOR],
  ['user_id=1&cursor=next&offset=0', 'cursor', CURSOR_AND_OFFSET],
  [
    `user_id=1&cursor=${'x'.repeat(201)}`,
    'cursor',
    { msg: 'String should have at most 200 characters', type: 'string_too_long' },
  ],
  [
    'user_id=1&cursor=%00',
    'cursor',
    { msg: 'cursor has characters that cannot be stored', type: 'value_error' },
  ],
  ['user_id=1&cursor=a&cursor=b', 'cursor', TWICE],
];

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});

afterAll(() => service.stop());

describe('GET /api/generate/history', () => {
  it('overlooks nothing behind a thousand empty parameters', async () => {
    const { status, body } = await service.get(
      `/api/generate/history?user_id=1${'&'.repeat(1001)}status=nonsense`,
    );

    expect(status).toBe(422);
    expect(body['detail']).toMatchObject([{ loc: ['query', 'status'] }]);
  });

  it.each(BAD_QUERIES)('refuses ?%s', async (query, parameter, fault) => {
    const answer = await service.get(`/api/generate/history?${query}`);

    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'VALIDATION_FAILED',
      detail: [{ loc: ['query', parameter], ...fault }],
    });
  });

  it('tells all faults at once', async () => {
    const { body } = await service.get('/api/generate/history?limit=0&offset=-1&user=1');

    expect(body['detail']).toMatchObject([
      { loc: ['query', 'user_id'] },
      { loc: ['query', 'limit'] },
      { loc: ['query', 'offset'] },
      { loc: ['query', 'user'] },
    ]);
  });

  it('refuses a cursor that was cut, of another user or of other filters', async () => {
    const filtered = 'user_id=1&status=failed&created_from=2025-03-01T00:00:00Z';
    await service.database.query(`
      INSERT INTO generation (user_id, state, mode, prompt, aspect_ratio, use_cache, max_retries, simulated, deadline_at, created_at)
      SELECT 1, 'failed', 'ai', 'A watch', '1:1', true, 3, true, now(), '2025-03-02Z' FROM generate_series(1, 2)`);
    const first = await service.get(`/api/generate/history?${filtered}&limit=1`);
    const cursor = String(first.body['next_cursor']);

    for (const query of [
      `${filtered}&cursor=${cursor.slice(0, -1)}`,
      `${filtered}&cursor=${cursor.slice(1)}`,
      `${filtered.replace('user_id=1', 'user_id=2')}&cursor=${cursor}`,
      `${filtered}&project_id=1&cursor=${cursor}`,
      `${filtered}&mode=ai&cursor=${cursor}`,
      `${filtered.replace('failed', 'completed')}&cursor=${cursor}`,
      `${filtered.replace('03-01', '03-02')}&cursor=${cursor}`,
      `user_id=1&cursor=${cursor}`,
    ]) {
      const answer = await service.get(`/api/generate/history?${query}`);

      expect(answer.status).toBe(422);
      expect(answer.body['detail']).toEqual([{ loc: ['query', 'cursor'], ...NO_CURSOR }]);
    }
    const sameMoment = filtered.replace('T00:00:00Z', 'T02:00:00.000%2B02:00');
    const next = await service.get(
      `/api/generate/history?${sameMoment}&limit=200&cursor=${cursor}`,
    );
    expect(next).toMatchObject({ status: 200, body: { total: 2, results: [{}] } });
  });

  it('has no other method', async () => {
    const answer = await fetch(`${service.url}/api/generate/history`, { method: 'POST' });

    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')?.split(', ')).toContain('GET');
  });
});
