import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { eventually } from '../support/eventually.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual', lighting: 'studio' };

describe('POST /api/generate/', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
  });

  afterEach(async () => {
    service.simulator.reset();
    await fetch(`${service.url}/api/generate/cache`, { method: 'DELETE' });
  });

  afterAll(async () => {
    await service.stop();
  });

  it('answers 200 with the nine keys of the reference first, in their order', async () => {
    const { status, body } = await service.post(WATCH);

    expect(status).toBe(200);
    expect(Object.keys(body).slice(0, 9)).toEqual([
      'id',
      'status',
      'image_url',
      'parameters',
      'quality_score',
      'generation_time',
      'reasoning',
      'cached',
      'retry_count',
    ]);
    expect(body).toMatchObject({
      status: 'completed',
      parameters: {
        prompt: 'A luxury watch',
        camera_angle: null,
        fov: null,
        lighting: 'studio',
        color_palette: null,
        composition: null,
        style: null,
      },
      quality_score: 0.8,
      reasoning: null,
      cached: false,
      retry_count: 0,
      billed: 'yes',
      error_code: null,
    });
    expect(Object.keys(body['parameters'] as object)).toHaveLength(7);
  });

  it('keeps the picture at an address that lasts', async () => {
    const { body } = await service.post(WATCH);

    const response = await fetch(String(body['image_url']));
    const bytes = Buffer.from(await response.arrayBuffer());

    expect(response.headers.get('content-type')).toBe('image/png');
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 64, height: 64 });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(body['image_url']).toBe(`${service.url}/api/images/${sha256}.png`);
    expect(response.headers.get('etag')).toBe(`"${sha256}"`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('buys the picture once and gives the token to nobody but FIBO', async () => {
    await service.post(WATCH);

    expect(service.simulator.purchases()).toBe(1);
    expect(service.simulator.traffic()).toMatchObject({
      pictureFetches: 1,
      pictureFetchesWithToken: 0,
    });
  });

  it("sends the trimmed prompt and then the parameters in the field's words", async () => {
    await service.post({
      prompt: '  A luxury watch\n',
      mode: 'manual',
      camera_angle: 'dutch-tilt',
      fov: 'wide',
      aspect_ratio: '16:9',
      seed: 7,
      negative_prompt: ' text ',
    });

    expect(service.simulator.arrivals()[0]?.body).toEqual({
      prompt: 'A luxury watch, camera angle: dutch angle, field of view: wide-angle',
      aspect_ratio: '16:9',
      seed: 7,
      negative_prompt: 'text',
      sync: false,
    });
  });

  it('leaves out of the submission what was not asked for', async () => {
    await service.post({ prompt: 'A luxury watch', mode: 'manual' });

    expect(service.simulator.arrivals()[0]?.body).toEqual({
      prompt: 'A luxury watch',
      aspect_ratio: '1:1',
      sync: false,
    });
  });

  it('hands out the seed with which the picture can be made again', async () => {
    const first = await service.post({ ...WATCH, use_cache: false });
    const again = await service.post({ ...WATCH, use_cache: false, seed: first.body['seed'] });

    expect(again.body['seed']).toBe(first.body['seed']);
    expect(again.body['image_url']).toBe(first.body['image_url']);
    expect(again.body['id']).not.toBe(first.body['id']);
  });

  it('shows the same generation under its id, in the order of history', async () => {
    const created = await service.post(WATCH);

    const { status, headers, body } = await service.get(
      `/api/generate/${String(created.body['id'])}`,
    );

    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual(created.body);
    expect(Object.keys(body).slice(0, 9)).toEqual([
      'id',
      'prompt',
      'mode',
      'status',
      'result_url',
      'quality_score',
      'generation_time',
      'created_at',
      'completed_at',
    ]);
  });

  it("serves the generation's picture under its id", async () => {
    const { body } = await service.post(WATCH);

    const byId = await fetch(`${service.url}/api/generate/${String(body['id'])}/image`);
    const byContent = await fetch(String(body['image_url']));

    expect(byId.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await byId.arrayBuffer())).toEqual(
      Buffer.from(await byContent.arrayBuffer()),
    );
  });

  it('works with and without the trailing slash', async () => {
    const response = await fetch(`${service.url}/api/generate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(WATCH),
      redirect: 'error',
    });

    expect(response.status).toBe(200);
  });

  it('costs nothing when the body is invalid', async () => {
    const { status, body } = await service.post({ ...WATCH, lightning: 'studio', max_retries: 9 });

    expect(status).toBe(422);
    expect(body['detail']).toEqual([
      {
        loc: ['body', 'max_retries'],
        msg: 'Input should be less than or equal to 5',
        type: 'less_than_equal',
      },
      {
        loc: ['body', 'lightning'],
        msg: 'Extra inputs are not permitted',
        type: 'extra_forbidden',
      },
    ]);
    expect(service.simulator.arrivals()).toEqual([]);
  });

  it('finishes and keeps the picture when the client hangs up', async () => {
    service.simulator.script({ stage: 'job', latencyMs: 300 });
    const hangUp = new AbortController();
    const request = fetch(`${service.url}/api/generate/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...WATCH, prompt: 'A client hangs up' }),
      signal: hangUp.signal,
    });
    await eventually(() => Promise.resolve(service.simulator.purchases() || undefined));
    hangUp.abort();
    await expect(request).rejects.toThrow();

    const state = await eventually(async () => {
      const [row] = await service.database.query<{ state: string }>(
        `SELECT state FROM generation WHERE prompt = 'A client hangs up' AND state = 'completed'`,
      );
      return row?.state;
    });

    expect(state).toBe('completed');
    expect(service.simulator.purchases()).toBe(1);
  });

  it('records each attempt with its class, its request_id and its bill', async () => {
    service.simulator.script({ stage: 'submission', answer: 'error', status: 503 });

    const { body } = await service.post(WATCH);

    const attempts = await service.database.query(
      `SELECT number, class, http_status, billed, request_id IS NOT NULL AS accepted, ended_at >= started_at AS ended
       FROM generation_attempt WHERE generation_id = $1 ORDER BY number`,
      [body['id']],
    );
    expect(body['retry_count']).toBe(1);
    expect(attempts).toEqual([
      {
        number: 1,
        class: 'refused_temporarily',
        http_status: 503,
        billed: 'no',
        accepted: false,
        ended: true,
      },
      {
        number: 2,
        class: 'delivered',
        http_status: null,
        billed: 'yes',
        accepted: true,
        ended: true,
      },
    ]);
  });

  it('leaves no lease behind', async () => {
    await service.post(WATCH);

    const left = await service.database.query(
      'SELECT id FROM generation WHERE lease_owner IS NOT NULL',
    );

    expect(left).toEqual([]);
  });
});
