import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { servicePerTest } from '../support/service-per-test.js';
import type { TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual', use_cache: false };

const startService = servicePerTest();

describe('A late job', () => {
  it('is answered with 504, stays processing, and completes by itself; one purchase', async () => {
    const service = await startService({ FIBO_TIMEOUT_MS: '200' });
    service.simulator.script({ stage: 'job', latencyMs: 700 });

    const { status, headers, body } = await service.post(WATCH);
    const id = String(body['generation_id']);
    const meanwhile = await service.get(`/api/generate/${id}`);
    const rescued = await settled(service, id);

    expect(status).toBe(504);
    expect(body).toMatchObject({ code: 'GENERATION_TIMEOUT', billed: 'unknown' });
    expect(headers.get('location')).toBe(`/api/generate/${id}`);
    expect(meanwhile.body).toMatchObject({ status: 'processing', billed: 'unknown' });
    expect(rescued).toMatchObject({ status: 'completed', billed: 'yes', error_code: null });
    expect(service.simulator.purchases()).toBe(1);
  });

  it('that FIBO no longer knows is never bought again', async () => {
    const service = await startService({ FIBO_TIMEOUT_MS: '100' });
    service.simulator.script({ stage: 'job', ends: 'not-found' });

    const { body } = await service.post(WATCH);
    const id = String(body['generation_id']);
    await service.database.query(
      `UPDATE generation_attempt SET accepted_at = accepted_at - interval '61 seconds'`,
    );
    const failed = await settled(service, id);

    expect(failed).toMatchObject({ error_code: 'OUTCOME_UNKNOWN', billed: 'unknown' });
    expect(service.simulator.purchases()).toBe(1);
  });

  it('is given up after FIBO_RESCUE_HOURS', async () => {
    const service = await startService({ FIBO_TIMEOUT_MS: '100', FIBO_RESCUE_HOURS: '1' });
    service.simulator.script({ stage: 'job', ends: 'never' });

    const { body } = await service.post(WATCH);
    const id = String(body['generation_id']);
    await service.database.query(
      `UPDATE generation_attempt SET accepted_at = accepted_at - interval '61 minutes'`,
    );
    const failed = await settled(service, id);

    expect(failed).toMatchObject({ error_code: 'GENERATION_TIMEOUT', billed: 'unknown' });
    expect(service.simulator.purchases()).toBe(1);
  });
});

describe('A finished job', () => {
  it('whose picture cannot be fetched is left to the rescue, which gets it', async () => {
    const service = await startService();
    service.simulator.script({ stage: 'picture', answer: 'missing', fetches: 6 });

    const { body } = await service.post(WATCH);
    const id = String(body['generation_id']);
    const rescued = await settled(service, id);

    expect(body['code']).toBe('IMAGE_UNAVAILABLE');
    expect(rescued).toMatchObject({ status: 'completed', billed: 'yes', retry_count: 0 });
    expect(service.simulator.purchases()).toBe(1);
  });

  it('that cannot be read is kept as it came', async () => {
    const service = await startService({ FIBO_TIMEOUT_MS: '100' });
    service.simulator.script({ stage: 'job', ends: 'without-picture' });

    const { body } = await service.post(WATCH);
    const [detail] = await service.database.query<{ raw_answer: Buffer }>(
      'SELECT raw_answer FROM generation_detail WHERE generation_id = $1',
      [body['generation_id']],
    );

    expect(body['code']).toBe('GENERATION_TIMEOUT');
    expect(detail?.raw_answer.toString()).toContain('"COMPLETED"');
    expect(service.simulator.purchases()).toBe(1);
  });
});

/** The generation once it is completed or failed. */
async function settled(service: TestService, id: string): Promise<Answer['body']> {
  return eventually(async () => {
    const { body } = await service.get(`/api/generate/${id}`);
    return ['completed', 'failed'].includes(String(body['status'])) ? body : undefined;
  });
}
