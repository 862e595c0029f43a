import { describe, expect, it } from '@jest/globals';
import { ServingState } from '../../src/common/serving/serving-state.js';
import { eventually } from '../support/eventually.js';
import { expectFailure } from '../support/failure.js';
import { newBodies, postBatch } from '../support/post-batch.js';
import { servicePerTest } from '../support/service-per-test.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { createTestDatabase } from '../support/test-database.js';

describe('A batch and its limits', () => {
  const startService = servicePerTest();

  it('has no more jobs at FIBO than FIBO_MAX_CONCURRENCY; the others wait and come all through', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '2' });
    service.simulator.script({ stage: 'job', latencyMs: 800, times: 2 });

    const answering = postBatch(service, { requests: newBodies(6) });
    const waiting = await eventually(async () => {
      const rows = await service.database.query(`SELECT FROM generation WHERE state = 'pending'`);
      return rows.length === 4 && service.simulator.purchases() > 1 ? rows : undefined;
    });
    const underWay = service.simulator.purchases();
    const { body } = await answering;

    expect(waiting).toHaveLength(4);
    expect(underWay).toBe(2);
    expect(body).toMatchObject({ successful: 6, failed: 0 });
  });

  it('starts nothing more at the last call of a service that ends, and answers', async () => {
    const service = await startService({ FIBO_MAX_CONCURRENCY: '1' });
    service.simulator.script({ stage: 'job', latencyMs: 800 });
    const answering = postBatch(service, { requests: newBodies(3) });
    await eventually(async () => {
      const rows = await service.database.query(`SELECT FROM generation WHERE state = 'pending'`);
      return (rows.length === 2 && service.simulator.purchases() === 1) || undefined;
    });

    service.app.get(ServingState).callLast();
    const { status, body } = await answering;

    expect(status).toBe(200);
    expect(body['error_codes']).toEqual([null, 'SHUTTING_DOWN', 'SHUTTING_DOWN']);
    expect(service.simulator.purchases()).toBe(1);
    expect(await service.database.query('SELECT FROM generation')).toHaveLength(1);
  });

  it('goes on when an item passes its deadline; its picture is kept when it comes', async () => {
    const service = await startService({ REQUEST_DEADLINE_MS: '1500' });
    const requests = newBodies(3);
    service.simulator.script({ stage: 'job', latencyMs: 2500, match: requests[1]?.prompt });

    const { status, body } = await postBatch(service, { requests });
    const [late] = await service.database.query<{ id: string; state: string }>(
      `SELECT id, state FROM generation WHERE prompt = $1`,
      [requests[1]?.prompt],
    );

    expect(status).toBe(200);
    expect(body).toMatchObject({
      successful: 2,
      failed: 1,
      errors: [null, expect.stringMatching(/^Generation 2 failed: Generation timed out: /), null],
      error_codes: [null, 'GENERATION_TIMEOUT', null],
    });
    expect(late?.state).toBe('processing');
    const kept = await eventually(async () => {
      const { body: generation } = await service.get(`/api/generate/${late?.id}`);
      return generation['status'] === 'completed' ? generation : undefined;
    });
    expect(kept).toMatchObject({ batch_id: body['batch_id'] });
    expect(service.simulator.purchases()).toBe(3);
  });

  it('counts the time of every item from its arrival', async () => {
    const limits = { FIBO_MAX_CONCURRENCY: '1', REQUEST_DEADLINE_MS: '2000' };
    const service = await startService(limits);
    service.simulator.script({ stage: 'job', latencyMs: 1200, times: 3 });

    const { body } = await postBatch(service, { requests: newBodies(3) });

    expect(body['error_codes']).toEqual([null, 'GENERATION_TIMEOUT', 'GENERATION_TIMEOUT']);
    expect(service.simulator.purchases()).toBe(2);
  });

  it('is refused as a whole while the database is away, and buys nothing', async () => {
    const database = await createTestDatabase();
    const url = new URL(database.url);
    const proxy = await TcpProxy.to(Number(url.port));
    url.port = String(proxy.port);
    const service = await startService({ DATABASE_URL: url.href });
    proxy.shut();

    const answer = await postBatch(service, { requests: newBodies(2) });
    proxy.open();

    expectFailure(service, answer, {
      status: 503,
      code: 'DATABASE_UNAVAILABLE',
      detail: 'The database cannot be reached at the moment',
      retryable: true,
      billed: 'no',
      retryAfter: '5',
    });
    expect(service.simulator.arrivals()).toEqual([]);
    await service.app.close();
    await proxy.close();
    await database.drop();
  });
});
