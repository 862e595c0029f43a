import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { idsOf, newBodies, postBatch, resultsOf } from '../support/post-batch.js';
import { startTestService, type TestService } from '../support/test-service.js';

const FAILED = { stage: 'submission', answer: 'error', status: 500 } as const;

describe('POST /api/generate/batch', () => {
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

  it('answers with whole answers of POST /, in the order of the requests, and with its keys in theirs', async () => {
    const requests = newBodies(3);
    // The first is the last to be ready.
    service.simulator.script({ stage: 'job', latencyMs: 300, match: requests[0]?.prompt });

    const { status, body } = await postBatch(service, { requests });

    const results = requests.map(({ prompt, user_id }) =>
      expect.objectContaining({ prompt, user_id, status: 'completed', cached: false }),
    );
    expect(status).toBe(200);
    expect(Object.entries(body)).toEqual([
      ['total', 3],
      ['successful', 3],
      ['failed', 0],
      ['results', results],
      ['errors', [null, null, null]],
      ['batch_id', expect.any(Number)],
      ['error_codes', [null, null, null]],
    ]);
    expect(service.simulator.purchases()).toBe(3);
  });

  it('answers for an item to the letter what POST / answers for it, but for what the cache says', async () => {
    const requests = newBodies(2);

    const results = resultsOf(await postBatch(service, { requests }));

    for (const [index, request] of requests.entries()) {
      const { body: single } = await service.post(request);
      expect(JSON.stringify({ ...results[index], cached: true })).toBe(JSON.stringify(single));
    }
  });

  it('takes a single item, with and without a trailing slash', async () => {
    const paths = ['/api/generate/batch', '/api/generate/batch/'];

    const answers = await Promise.all(
      paths.map((path) =>
        fetch(service.url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ requests: newBodies(1) }),
        }),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('ties its generations by a batch_id that no other batch has', async () => {
    const answers = await Promise.all([
      postBatch(service, { requests: newBodies(2) }),
      postBatch(service, { requests: newBodies(2) }),
    ]);

    const [one, other] = answers.map(({ body }) => body['batch_id']);
    expect(one).not.toBe(other);
    for (const answer of answers) {
      for (const result of resultsOf(answer)) {
        expect(result?.['batch_id']).toBe(answer.body['batch_id']);
        const { body } = await service.get(`/api/generate/${String(result?.['id'])}`);
        expect(body['batch_id']).toBe(answer.body['batch_id']);
      }
    }
  });

  it('keeps each item in its place: hits, failures, duplicates and new ones', async () => {
    const [known, refused, failing, fresh, unlucky] = newBodies(5) as [
      ReturnType<typeof newBodies>[number],
      ...ReturnType<typeof newBodies>,
    ];
    const { body: kept } = await service.post(known);
    service.simulator.script({ ...FAILED, status: 422, match: refused?.prompt });
    service.simulator.script({ ...FAILED, status: 429, match: failing?.prompt });
    service.simulator.script({ ...FAILED, match: unlucky?.prompt });
    const requests = [fresh, refused, known, fresh, failing, unlucky, unlucky, known];

    const answer = await postBatch(service, { requests });

    const [first] = idsOf(answer);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ total: 8, successful: 4, failed: 4 });
    expect(idsOf(answer)).toEqual([first, null, kept['id'], first, null, null, null, kept['id']]);
    expect(resultsOf(answer).map((result) => result && result['cached'])).toEqual([
      false,
      null,
      true,
      true,
      null,
      null,
      null,
      true,
    ]);
    expect(answer.body['errors']).toEqual([
      null,
      expect.stringMatching(/^Generation 2 failed: Generation refused: /),
      null,
      null,
      'Generation 5 failed: Rate limit exceeded',
      'Generation 6 failed: FIBO API error: FIBO answered 500',
      'Generation 7 failed: FIBO API error: FIBO answered 500',
      null,
    ]);
    expect(answer.body['error_codes']).toEqual([
      null,
      'GENERATION_REFUSED',
      null,
      null,
      'UPSTREAM_RATE_LIMITED',
      'GENERATION_FAILED',
      'GENERATION_FAILED',
      null,
    ]);
    expect(resultsOf(answer)[2]).toMatchObject({ batch_id: null, cached: true });
    expect(service.simulator.arrivals()).toHaveLength(5);
  });

  it('buys identical items once, however many and whoever asks at the same time', async () => {
    const [body] = newBodies(1);

    const [batch, single] = await Promise.all([
      postBatch(service, { requests: Array(20).fill(body) }),
      service.post(body),
    ]);

    expect(new Set([...idsOf(batch), single.body['id']]).size).toBe(1);
    expect(service.simulator.purchases()).toBe(1);
    const { body: stats } = await service.get(`/api/generate/cache/stats?user_id=${body?.user_id}`);
    expect(stats).toMatchObject({ misses: 1, bypassed: 0 });
    expect(Number(stats['coalesced']) + Number(stats['hits'])).toBe(20);
  });

  it('buys identical items as often as they are there when use_cache is false', async () => {
    const [body] = newBodies(1);

    const answer = await postBatch(service, {
      requests: Array(3).fill({ ...body, use_cache: false }),
    });

    expect(new Set(idsOf(answer)).size).toBe(3);
    expect(service.simulator.purchases()).toBe(3);
  });

  it('gives nobody the picture of another user', async () => {
    const [body] = newBodies(1);
    const requests = [body, { ...body, user_id: 5 }, { ...body, user_id: 6 }];

    const answer = await postBatch(service, { requests });

    expect(new Set(idsOf(answer)).size).toBe(3);
    expect(resultsOf(answer).map((result) => result?.['user_id'])).toEqual([body?.user_id, 5, 6]);
    expect(service.simulator.purchases()).toBe(3);
  });

  it('buys nothing when the same batch comes again, and its pictures keep the batch they were made for', async () => {
    const requests = newBodies(10);

    const first = await postBatch(service, { requests });
    const again = await postBatch(service, { requests });

    expect(service.simulator.purchases()).toBe(10);
    expect(again.body['batch_id']).not.toBe(first.body['batch_id']);
    expect(again.body['results']).toEqual(
      resultsOf(first).map((result) => ({ ...result, cached: true })),
    );
  });

  it('writes the rows of 50 items in one statement', async () => {
    const { database } = service;
    await database.query('CREATE TABLE statement (rows bigint)');
    await database.query(`
      CREATE FUNCTION count_statement() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN INSERT INTO statement SELECT count(*) FROM inserted; RETURN NULL; END $$`);
    await database.query(`
      CREATE TRIGGER count_statement AFTER INSERT ON generation REFERENCING NEW TABLE AS inserted
      FOR EACH STATEMENT EXECUTE FUNCTION count_statement()`);

    const { body } = await postBatch(service, { requests: newBodies(50) });

    expect(body).toMatchObject({ successful: 50 });
    expect(await database.query('SELECT rows FROM statement')).toEqual([{ rows: '50' }]);
    await database.query('DROP TRIGGER count_statement ON generation');
  });

  it('has all its jobs under way at once', async () => {
    const requests = newBodies(5);
    service.simulator.script({ stage: 'job', latencyMs: 400, times: 5 });

    const answering = postBatch(service, { requests }).then(() => 'answered');
    const ordered = eventually(() =>
      Promise.resolve(service.simulator.purchases() === 5 ? 'ordered' : undefined),
    );

    expect(await Promise.race([answering, ordered])).toBe('ordered');
    await answering;
  });

  it('finishes and keeps every item though its client hangs up', async () => {
    const requests = newBodies(3);
    service.simulator.script({ stage: 'job', latencyMs: 300, times: 3 });
    const hangUp = new AbortController();
    const ordered = postBatch(service, { requests }, { signal: hangUp.signal });
    await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
    hangUp.abort();
    await expect(ordered).rejects.toThrow();

    const again = await postBatch(service, { requests });

    expect(resultsOf(again).map((result) => result?.['cached'])).toEqual([true, true, true]);
    expect(service.simulator.purchases()).toBe(3);
  });

  it('tells nothing of a fault of its own, and goes on', async () => {
    const [known, ill] = newBodies(2);
    await service.post(known);
    await service.database.query(`
      CREATE FUNCTION fall_ill() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'secret'; END $$`);
    await service.database.query(`
      CREATE TRIGGER fall_ill BEFORE INSERT ON generation FOR EACH ROW
      WHEN (NEW.prompt = '${ill?.prompt}') EXECUTE FUNCTION fall_ill()`);

    const { status, body } = await postBatch(service, { requests: [known, ill] });
    await service.database.query('DROP TRIGGER fall_ill ON generation');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      successful: 1,
      errors: [null, 'Generation 2 failed: Internal Server Error'],
      error_codes: [null, 'INTERNAL_ERROR'],
    });
  });
});
