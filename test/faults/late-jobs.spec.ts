import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { startTestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual', use_cache: false };

describe('A late job', () => {
  it('is answered with 504, stays processing, and completes by itself; one purchase', async () => {
    const service = await startTestService({ FIBO_TIMEOUT_MS: '200' });
    service.simulator.script({ stage: 'job', latencyMs: 700 });

    const { status, headers, body } = await service.post(WATCH);
    const id = String(body['generation_id']);
    const meanwhile = await service.get(`/api/generate/${id}`);
    const rescued = await eventually(async () => {
      const { body: generation } = await service.get(`/api/generate/${id}`);
      return generation['status'] === 'completed' ? generation : undefined;
    });

    expect(status).toBe(504);
    expect(body).toMatchObject({ code: 'GENERATION_TIMEOUT', billed: 'unknown' });
    expect(headers.get('location')).toBe(`/api/generate/${id}`);
    expect(meanwhile.body).toMatchObject({ status: 'processing', billed: 'unknown' });
    expect(rescued).toMatchObject({ billed: 'yes', error_code: null });
    expect(service.simulator.purchases()).toBe(1);
    await service.stop();
  });

  it('that FIBO no longer knows is never bought again', async () => {
    const service = await startTestService({ FIBO_TIMEOUT_MS: '100' });
    service.simulator.script({ stage: 'job', ends: 'not-found' });

    const { body } = await service.post(WATCH);
    const id = String(body['generation_id']);
    await service.database.query(
      `UPDATE generation_attempt SET accepted_at = accepted_at - interval '61 seconds'`,
    );
    const failed = await eventually(async () => {
      const { body: generation } = await service.get(`/api/generate/${id}`);
      return generation['status'] === 'failed' ? generation : undefined;
    });

    expect(failed).toMatchObject({ error_code: 'OUTCOME_UNKNOWN', billed: 'unknown' });
    expect(service.simulator.purchases()).toBe(1);
    await service.stop();
  });

  it('is given up after FIBO_RESCUE_HOURS', async () => {
    const service = await startTestService({ FIBO_TIMEOUT_MS: '100', FIBO_RESCUE_HOURS: '1' });
    service.simulator.script({ stage: 'job', ends: 'never' });

    const { body } = await service.post(WATCH);
    const id = String(body['generation_id']);
    await service.database.query(
      `UPDATE generation_attempt SET accepted_at = accepted_at - interval '61 minutes'`,
    );
    const failed = await eventually(async () => {
      const { body: generation } = await service.get(`/api/generate/${id}`);
      return generation['status'] === 'failed' ? generation : undefined;
    });

    expect(failed).toMatchObject({ error_code: 'GENERATION_TIMEOUT', billed: 'unknown' });
    await service.stop();
  });
});

describe('A finished job', () => {
  it('whose picture cannot be fetched is left to the rescue, which gets it', async () => {
    const service = await startTestService();
    service.simulator.script({ stage: 'picture', answer: 'missing', fetches: 6 });

    const { body } = await service.post(WATCH);
    const id = String(body['generation_id']);
    const rescued = await eventually(async () => {
      const { body: generation } = await service.get(`/api/generate/${id}`);
      return generation['status'] === 'completed' ? generation : undefined;
    });

    expect(body['code']).toBe('IMAGE_UNAVAILABLE');
    expect(rescued).toMatchObject({ billed: 'yes', retry_count: 0 });
    expect(service.simulator.purchases()).toBe(1);
    await service.stop();
  });

  it('that cannot be read is kept as it came', async () => {
    const service = await startTestService();
    service.simulator.script({ stage: 'job', ends: 'without-picture' });
    const caller = new AbortController();
    const request = fetch(`${service.url}/api/generate/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...WATCH, prompt: 'Without a picture' }),
      signal: caller.signal,
    });

    const raw = await eventually(async () => {
      const [row] = await service.database.query<{ raw_answer: Buffer }>(
        `SELECT raw_answer FROM generation_detail JOIN generation ON id = generation_id
         WHERE prompt = 'Without a picture' AND raw_answer IS NOT NULL`,
      );
      return row?.raw_answer.toString();
    });
    caller.abort();

    expect(raw).toContain('"COMPLETED"');
    await expect(request).rejects.toThrow();
    await service.database.query(
      `UPDATE generation SET fence = fence + 1, state = 'failed' WHERE prompt = 'Without a picture'`,
    );
    await service.stop();
  });
});
