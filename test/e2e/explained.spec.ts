import { afterEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import {
  CAMERA_PARAMETER_NAMES,
  valuesOf,
} from '../../src/generation/parameters/generation-parameters.js';
import { eventually } from '../support/eventually.js';
import { accepts, answer, ScriptedUpstream, state } from '../support/scripted-upstream.js';
import { startTestService, type TestService } from '../support/test-service.js';

const ZEBRA = { prompt: 'A zebra beside a red hydrant', camera_angle: 'low-angle' };
const DEFAULTS = {
  camera_angle: 'low-angle',
  fov: 'standard',
  lighting: 'studio',
  color_palette: 'vibrant',
  composition: 'rule-of-thirds',
  style: 'photorealistic',
};

type Texts = Record<string, string>;

describe('Mode ai', () => {
  let service: TestService;
  let upstream: ScriptedUpstream | undefined;

  afterEach(async () => {
    await service.stop();
    await upstream?.close();
    upstream = undefined;
  });

  /** A service whose FIBO makes one picture and says this of it. */
  async function startWithDescription(structuredPrompt: unknown): Promise<void> {
    upstream = await ScriptedUpstream.start();
    service = await startTestService({ BRIA_BASE_URL: `${upstream.origin}/v2` });
    const create = { width: 64, height: 64, channels: 3 as const, background: 'red' };
    const image_url = `${upstream.origin}/picture.png`;
    upstream.script(
      accepts('req-1'),
      state('COMPLETED', { result: { image_url, seed: 7, structured_prompt: structuredPrompt } }),
      answer(200, await sharp({ create }).png().toBuffer(), { 'content-type': 'image/png' }),
    );
  }

  function expectExplained({ parameters, reasoning }: Readonly<Record<string, unknown>>): void {
    for (const name of CAMERA_PARAMETER_NAMES) {
      const value = (parameters as Texts)[name];
      expect(valuesOf(name)).toContain(value);
      expect((reasoning as Texts)[name]).toMatch(new RegExp(`^${String(value)}: .`));
    }
  }

  it("chooses what the caller left open from FIBO's own words, in one purchase", async () => {
    service = await startTestService();

    const { body } = await service.post(ZEBRA);

    expectExplained(body);
    expect(body).toMatchObject({
      parameters: { camera_angle: 'low-angle' },
      reasoning: { camera_angle: 'low-angle: you asked for this camera angle.' },
      quality_score: 1,
    });
    expect(Object.keys(body['reasoning'] as object)).toEqual([...CAMERA_PARAMETER_NAMES]);
    expect(service.simulator.purchases()).toBe(1);
  });

  it('tells FIBO the prompt and what the caller decided, and nothing else', async () => {
    service = await startTestService();

    await service.post(ZEBRA);

    expect(service.simulator.arrivals()).toMatchObject([
      { body: { prompt: 'A zebra beside a red hydrant, camera angle: low angle' } },
    ]);
  });

  it('reads what FIBO says, and says so when that is not what was asked for', async () => {
    const photographic_characteristics = { camera_angle: 'Eye-level, straight on.' };
    const aesthetics = { color_scheme: 'Monochromatic (black and white), with a vibrant red.' };
    await startWithDescription(JSON.stringify({ photographic_characteristics, aesthetics }));

    const { body } = await service.post(ZEBRA);

    expect(body['parameters']).toMatchObject({ ...DEFAULTS, color_palette: 'monochrome' });
    expect(body['reasoning']).toMatchObject({
      camera_angle: expect.stringMatching(/you asked .*'Eye-level, straight on'.* eye-level/),
      color_palette: expect.stringContaining('Monochromatic (black and white)'),
      note: expect.stringMatching(/default/i),
    });
  });

  it.each([null, 'no JSON', '[]', '{"lighting":7,"aesthetics":null}', { an: 'object' }])(
    'takes the defaults when FIBO describes its picture as %j, and says so',
    async (description) => {
      await startWithDescription(description);

      const { status, body } = await service.post(ZEBRA);

      expect(status).toBe(200);
      expect(body['parameters']).toMatchObject(DEFAULTS);
      expect(body['reasoning']).toMatchObject({ note: expect.stringMatching(/default/i) });
      expectExplained(body);
    },
  );

  it('explains a picture that came too late for its caller', async () => {
    service = await startTestService({ FIBO_TIMEOUT_MS: '100', LEASE_MS: '300' });
    service.simulator.script({ stage: 'job', latencyMs: 400 });

    const { body: failure } = await service.post(ZEBRA);
    const generation = await eventually(async () => {
      const { body } = await service.get(`/api/generate/${String(failure['generation_id'])}`);
      return body['status'] === 'completed' ? body : undefined;
    });

    expectExplained(generation);
  });
});
