import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { field, SimulatorClient } from '../../../test/support/simulator-client.js';
import { FiboSimulator } from './fibo-simulator.js';

const TOKEN = 'sim-token-001';
const LATENCY_MS = 1500;
const REQUEST_ID = /^[0-9a-f]{32}$/;

describe(FiboSimulator.name, () => {
  let clock: ManualClock;
  let simulator: FiboSimulator;
  let client: SimulatorClient;

  beforeEach(async () => {
    clock = new ManualClock();
    simulator = await FiboSimulator.start({
      token: TOKEN,
      latencyMs: LATENCY_MS,
      imageUrlTtlMs: 60_000,
      clock,
    });
    client = new SimulatorClient(simulator, TOKEN);
  });

  afterEach(async () => {
    await simulator.close();
  });

  async function finish(prompt: string, more: Readonly<Record<string, unknown>> = {}) {
    const id = await client.submit(prompt, more);
    await clock.advance(LATENCY_MS);
    return client.status(id);
  }

  it('accepts an asynchronous request with 202, a request_id and a status_url of its own', async () => {
    const answer = await client.post('/image/generate', { prompt: 'A luxury watch' });

    const id = field(answer, 'request_id');
    expect(answer.status).toBe(202);
    expect(id).toMatch(REQUEST_ID);
    expect(field(answer, 'status_url')).toBe(`${simulator.baseUrl}/status/${id}`);
  });

  it('keeps a job in progress until its latency has passed', async () => {
    const id = await client.submit('A luxury watch');

    await clock.advance(LATENCY_MS - 1);
    const before = await client.status(id);
    await clock.advance(1);
    const after = await client.status(id);

    expect(JSON.parse(before.text)).toEqual({ request_id: id, status: 'IN_PROGRESS' });
    expect(field(after, 'status')).toBe('COMPLETED');
  });

  it('answers a synchronous request with the result once the job has ended', async () => {
    const pending = client.post('/image/generate', { prompt: 'A watch', seed: 7, sync: true });
    await clock.untilAsleep();
    await clock.advance(LATENCY_MS);
    const answer = await pending;

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ result: { seed: 7 } });
    expect(JSON.parse(field(answer, 'result.structured_prompt'))).toHaveProperty('lighting');
    expect((await client.call('GET', field(answer, 'result.image_url'))).status).toBe(200);
  });

  it('answers a synchronous request whose picture moderation refuses with 422', async () => {
    const pending = client.post('/image/generate', { prompt: 'A massacre', sync: true });
    await clock.untilAsleep();
    await clock.advance(LATENCY_MS);
    const answer = await pending;

    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 422 } });
    expect(simulator.arrivals()).toMatchObject([{ outcome: 422, isPurchase: true }]);
  });

  it('describes a prompt without a picture at the structured-prompt endpoint', async () => {
    const answer = await client.post('/structured_prompt/generate', { prompt: 'A watch' });
    await clock.advance(LATENCY_MS);
    const status = await client.status(field(answer, 'request_id'));

    expect(JSON.parse(field(status, 'result.structured_prompt'))).toHaveProperty('objects');
    expect(() => field(status, 'result.image_url')).toThrow();
  });

  it('knows no job of strangers', async () => {
    const answer = await client.status('0'.repeat(32));

    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.text)).toEqual({ status: 'NOT_FOUND' });
  });

  it.each([
    ['missing', {}],
    ['wrong', { api_token: 'somebody else' }],
  ])('refuses a %s token with 401 on every endpoint', async (_, headers) => {
    const body = JSON.stringify({ prompt: 'A watch' });
    const type = { 'content-type': 'application/json' };
    const options = { headers: { ...type, ...headers }, body };
    const answers = await Promise.all([
      client.call('POST', `${simulator.baseUrl}/image/generate`, options),
      client.call('POST', `${simulator.baseUrl}/structured_prompt/generate`, options),
      client.call('GET', `${simulator.baseUrl}/status/${'0'.repeat(32)}`, { headers }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(answers.map((answer) => field(answer, 'error.message'))).toContain('Unauthorized');
    expect(simulator.purchases()).toBe(0);
  });

  it.each([
    ['broken JSON', '{"prompt"', {}, 400],
    ['another media type', '{}', { 'content-type': 'text/plain' }, 415],
    ['more than 10 MiB', `"${'a'.repeat(10 * 1024 * 1024)}"`, {}, 413],
    ['what is no object', '[]', {}, 422],
    ['an invalid field', '{"prompt":"A watch","steps_num":7}', {}, 422],
    ['a word that moderation refuses', '{"prompt":"A scene of gore"}', {}, 422],
  ])('refuses %s with the envelope', async (_, body, headers, status) => {
    const answer = await client.post('/image/generate', body, headers);

    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: status } });
    expect(field(answer, 'request_id')).toMatch(REQUEST_ID);
    expect(simulator.arrivals()).toMatchObject([{ outcome: status, isPurchase: false }]);
  });

  it('lets a refused word pass when prompt moderation is off', async () => {
    const body = { prompt: 'A scene of gore', prompt_content_moderation: false };

    expect((await client.post('/image/generate', body)).status).toBe(202);
  });

  it('ends a job in ERROR, under HTTP 200, when moderation refuses the picture', async () => {
    const status = await finish('A massacre');

    expect(status.status).toBe(200);
    expect(JSON.parse(status.text)).toMatchObject({ status: 'ERROR', error: { code: 422 } });
  });

  it.each([
    ['1:1', '1MP', 'png', 1024, 1024],
    ['2:3', '1MP', 'jpeg', 832, 1248],
    ['16:9', '1MP', 'png', 1344, 768],
    ['4:5', '4MP', 'jpeg', 1920, 2176],
  ])('draws %s at %s as an 8-bit RGB %s', async (ratio, resolution, type, width, height) => {
    const status = await finish('A watch', {
      aspect_ratio: ratio,
      resolution,
      output_type: type,
    });
    const picture = await client.call('GET', field(status, 'result.image_url'));

    expect(picture.headers['content-type']).toBe(`image/${type}`);
    expect(await sharp(picture.bytes).metadata()).toMatchObject({
      format: type,
      width,
      height,
      channels: 3,
      depth: 'uchar',
      hasAlpha: false,
    });
  });

  it('draws the same picture again from its structured prompt and seed, and another from another seed', async () => {
    const first = await finish('A watch');
    const { seed } = (JSON.parse(first.text) as { result: { seed: number } }).result;
    const again = { structured_prompt: field(first, 'result.structured_prompt') };
    const pictures = await Promise.all(
      [first, await finishAgain(again, seed), await finishAgain(again, seed + 1)].map((status) =>
        client.call('GET', field(status, 'result.image_url')),
      ),
    );

    expect(pictures[1]?.bytes.equals(pictures[0]?.bytes ?? Buffer.of())).toBe(true);
    expect(pictures[2]?.bytes.equals(pictures[0]?.bytes ?? Buffer.of())).toBe(false);
  });

  async function finishAgain(body: { structured_prompt: string }, seed: number) {
    const answer = await client.post('/image/generate', { ...body, seed });
    await clock.advance(LATENCY_MS);
    return client.status(field(answer, 'request_id'));
  }

  it('chooses a seed at random when none is given', async () => {
    const statuses = [await finish('A watch'), await finish('A watch')];

    const seeds = statuses.map(({ text }) => (JSON.parse(text) as Answer).result.seed);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0)).toBe(true);
    expect(seeds[0]).not.toBe(seeds[1]);
  });

  it('serves a picture until its address expires, and only to its signature', async () => {
    const url = field(await finish('A watch'), 'result.image_url');

    const inTime = await client.call('GET', url);
    const forged = await client.call('GET', url.replace(/expires=\d+/, 'expires=9999999999'));
    await clock.advance(60_000);
    const tooLate = await client.call('GET', url);

    expect([inTime.status, forged.status, tooLate.status]).toEqual([200, 403, 403]);
  });

  it('counts picture fetches that give the token away', async () => {
    const url = field(await finish('A watch'), 'result.image_url');

    await client.call('GET', url);
    await client.call('GET', url, { headers: { api_token: TOKEN } });

    expect(simulator.traffic()).toEqual({
      statusCalls: 1,
      pictureFetches: 2,
      pictureFetchesWithToken: 1,
    });
  });

  it('logs each POST with its body and answer, and never the token', async () => {
    const id = await client.submit('A watch', { seed: 7 });

    expect(simulator.arrivals()).toEqual([
      {
        requestId: id,
        arrivedAt: clock.now(),
        endpoint: 'image',
        hasToken: true,
        body: { prompt: 'A watch', seed: 7 },
        outcome: 202,
        isPurchase: true,
      },
    ]);
    expect(JSON.stringify(simulator.arrivals())).not.toContain(TOKEN);
  });

  it('counts purchases by what their prompts contain', async () => {
    await client.submit('A watch, lighting: studio lighting');
    await client.submit('A shoe');

    expect([simulator.purchases('A watch'), simulator.purchases()]).toEqual([1, 2]);
  });

  it('tells its log over HTTP and empties it on request', async () => {
    const url = `${simulator.origin}/__simulator/arrivals`;
    const id = await client.submit('A watch');

    const log = await client.call('GET', url);
    const reset = await client.call('DELETE', url);

    expect(JSON.parse(log.text)).toMatchObject({ purchases: 1, arrivals: [{ requestId: id }] });
    expect(reset.status).toBe(204);
    expect(simulator.purchases()).toBe(0);
    expect((await client.status(id)).status).toBe(200);
  });

  it('answers 404 to unknown paths and 405 with Allow to wrong methods', async () => {
    const unknown = await client.post('/video/generate', {});
    const wrong = await client.call('GET', `${simulator.baseUrl}/image/generate`);

    expect([unknown.status, wrong.status]).toEqual([404, 405]);
    expect(wrong.headers['allow']).toBe('POST');
  });

  it('ends waiting calls at once when it closes', async () => {
    const pending = client.post('/image/generate', { prompt: 'A watch', sync: true });
    const outcome = expect(pending).rejects.toThrow();
    await clock.untilAsleep();

    await simulator.close();

    await outcome;
    expect(clock.asleep).toBe(0);
  });
});

interface Answer {
  readonly result: { readonly seed: number };
}
