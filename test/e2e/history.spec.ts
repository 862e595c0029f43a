import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestService, type TestService } from '../support/test-service.js';

const HISTORY_KEYS = [
  'id',
  'prompt',
  'mode',
  'status',
  'result_url',
  'quality_score',
  'generation_time',
  'created_at',
  'completed_at',
];

type Page = Readonly<Record<string, unknown>> & {
  readonly total: number;
  readonly results: readonly Readonly<Record<string, unknown>>[];
  readonly next_cursor: string | null;
};

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});

afterAll(() => service.stop());

async function history(query: string): Promise<Page> {
  const { status, body } = await service.get(`/api/generate/history?${query}`);
  expect(status).toBe(200);
  return body as Page;
}

async function post(body: Readonly<Record<string, unknown>>): Promise<number> {
  const answer = await service.post({ prompt: 'A luxury watch', mode: 'manual', ...body });
  return Number(answer.body['id'] ?? answer.body['generation_id']);
}

describe('GET /api/generate/history', () => {
  it('answers with whole generations, newest first, history’s keys first', async () => {
    const explained = await post({ user_id: 10, mode: 'ai' });
    const plain = await post({ user_id: 10, seed: 2 });

    const answer = await service.get('/api/generate/history?user_id=10');

    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Object.keys(answer.body)).toEqual([
      'total',
      'limit',
      'offset',
      'results',
      'next_cursor',
    ]);
    const page = answer.body as Page;
    expect(page).toMatchObject({ total: 2, limit: 50, offset: 0, next_cursor: null });
    expect(page.results.map(({ id }) => id)).toEqual([plain, explained]);
    for (const result of page.results) {
      const alone = await service.get(`/api/generate/${String(result['id'])}`);
      expect(Object.entries(result)).toEqual(Object.entries(alone.body));
      expect(Object.keys(result).slice(0, HISTORY_KEYS.length)).toEqual(HISTORY_KEYS);
    }
    expect(page.results[1]?.['reasoning']).toMatchObject({ style: expect.any(String) });
  });

  it('tells of what failed without score and time', async () => {
    service.simulator.script({ stage: 'submission', answer: 'error', status: 422, times: 1 });
    const failed = await post({ user_id: 11, max_retries: 0 });
    await post({ user_id: 11, seed: 2 });

    const page = await history('user_id=11&status=failed');

    expect(page).toMatchObject({
      total: 1,
      results: [{ id: failed, status: 'failed', quality_score: null, generation_time: null }],
    });
  });

  it('has no row for a picture that was there already', async () => {
    await post({ user_id: 12 });
    await post({ user_id: 12 });

    expect(await history('user_id=12')).toMatchObject({ total: 1, results: [{ cached: false }] });
  });

  it('tells what is processing, whether FIBO has accepted it or not', async () => {
    await service.database.query(`
      INSERT INTO generation (user_id, state, mode, prompt, aspect_ratio, use_cache, max_retries, simulated, deadline_at, lease_owner, lease_expires_at)
      SELECT 13, state, 'ai', 'A watch', '1:1', true, 3, true, now(), 'somebody', now() + interval '1 hour'
      FROM unnest(ARRAY['pending', 'submitting', 'processing']) state`);

    expect((await history('user_id=13&status=pending')).total).toBe(1);
    const { total, results } = await history('user_id=13&status=processing');
    expect([total, ...results.map(({ status }) => status)]).toEqual([
      2,
      'processing',
      'processing',
    ]);
    expect((await history('user_id=13')).total).toBe(3);
  });

  it('filters by project, mode and time', async () => {
    const ids: number[] = [];
    for (const project_id of [1, 2, null])
      ids.push(await post({ user_id: 14, project_id, seed: 5, use_cache: false }));
    const [, second] = (await history('user_id=14')).results;
    const moment = String(second?.['created_at']);

    expect((await history('user_id=14&project_id=2')).results).toMatchObject([{ id: ids[1] }]);
    expect(await history('user_id=14&mode=ai')).toMatchObject({ total: 0, results: [] });
    expect((await history('user_id=14&mode=manual')).total).toBe(3);
    expect((await history(`user_id=14&created_from=${moment}`)).total).toBe(2);
    expect((await history(`user_id=14&created_to=${moment}`)).total).toBe(1);
    expect((await history(`user_id=14&created_from=${moment}&created_to=${moment}`)).total).toBe(0);
  });

  it('shows nobody the projects of another user', async () => {
    await post({ user_id: 15, project_id: 77 });

    expect(await history('user_id=16&project_id=77')).toEqual({
      total: 0,
      limit: 50,
      offset: 0,
      results: [],
      next_cursor: null,
    });
  });

  it('goes on where a cursor points, and says that there is no offset', async () => {
    for (const seed of [1, 2, 3]) await post({ user_id: 17, seed });
    const first = await history('user_id=17&limit=2');
    await post({ user_id: 17, seed: 4 });

    const second = await history(`user_id=17&limit=1&cursor=${String(first.next_cursor)}`);
    const byOffset = await history('user_id=17&limit=2&offset=3');

    expect(second).toMatchObject({ total: 4, limit: 1, offset: null, next_cursor: null });
    expect(second.results).toEqual(byOffset.results);
    expect(byOffset).toMatchObject({ total: 4, limit: 2, offset: 3, next_cursor: null });
  });

  it('takes a trailing slash', async () => {
    const answer = await fetch(`${service.url}/api/generate/history/?user_id=1`, {
      redirect: 'error',
    });

    expect(answer.status).toBe(200);
  });
});
