import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { flawless, PARAMETER_LIST, parameters, pastPicture, picture } from './documented.js';
import { type SlowScene, startAt15Seconds } from './fibo-at-15-seconds.js';
import { runPython } from './run-python.js';

/** Two rounds of pictures at 15 s, and the start of three services on a busy machine. */
const PATIENCE_MS = 120_000;

/** By the example's name. */
type Answers = Readonly<Record<string, { readonly status: number; readonly body: Body }>>;
type Body = Readonly<Record<string, unknown>>;

/** The clients run side by side, each against a service of its own: they mostly wait. */
describe("The reference service's clients, with their own timeout of 5 s and a FIBO of 15 s", () => {
  let scenes: SlowScene[];
  let quickStart: Answers;
  let documented: Answers;
  let repeats: Body & { readonly timeouts: number };

  beforeAll(async () => {
    scenes = await Promise.all([
      startAt15Seconds(),
      startAt15Seconds(),
      startAt15Seconds({ INTERIM_RESPONSES: 'off' }),
    ]);
    const [first, second, silent] = scenes as [SlowScene, SlowScene, SlowScene];
    const refusals = { stage: 'submission', answer: 'error' } as const;
    second.scene.simulator.script({ ...refusals, match: 'that FIBO fails', status: 500 });
    second.scene.simulator.script({ ...refusals, match: 'over the limit', status: 429 });
    [quickStart, documented, repeats] = (await Promise.all([
      runPython('quick_start.py', first.origin),
      runPython('documented_examples.py', second.origin),
      runPython('repeats.py', silent.origin),
    ])) as [Answers, Answers, typeof repeats];
  }, PATIENCE_MS);

  afterAll(async () => {
    await Promise.all(scenes.map(({ scene }) => scene.clear()));
  });

  describe('in the quick start', () => {
    it('get a picture', () => {
      expect(quickStart['single']).toMatchObject({ status: 200, body: picture('A luxury watch') });
    });

    it('get a batch', () => {
      const prompts = ['A red car', 'A blue house', 'A green tree'];

      expect(quickStart['batch']).toMatchObject({
        status: 200,
        body: {
          total: 3,
          successful: 3,
          failed: 0,
          results: prompts.map((prompt) => picture(prompt)),
          errors: [null, null, null],
        },
      });
    });

    it('get statistics', () => {
      const figures = { ...flawless(7, { ai: 4 }), average_quality_score: 1 };

      expect(quickStart['statistics']).toMatchObject({ status: 200, body: figures });
    });

    it('pay for each picture once', () => {
      expect(scenes[0]?.scene.simulator.purchases()).toBe(4);
    });
  });

  describe('in the documented examples', () => {
    it('get a picture, another one without the cache, and one that may be retried', () => {
      const watch = picture('A luxury watch');

      expect(documented['first']).toMatchObject({ status: 200, body: watch });
      expect(documented['uncached']).toMatchObject({ status: 200, body: watch });
      expect(documented['uncached']?.body['id']).not.toBe(documented['first']?.body['id']);
      expect(documented['retried']).toMatchObject({ status: 200, body: picture('A sports car') });
    });

    it('get the first again from the cache', () => {
      expect(documented['repeated']).toMatchObject({
        status: 200,
        body: { ...documented['first']?.body, cached: true },
      });
    });

    it("get the cache's figures, and empty it", () => {
      expect(documented['cache_stats']).toMatchObject({
        status: 200,
        body: { total_cached: 2, valid: 2, expired: 0, ttl_hours: 1 },
      });
      expect(documented['cleared']?.body).toEqual({
        status: 'success',
        cleared: 2,
        message: 'Cleared 2 cached generation(s)',
      });
    });

    it('learn what is wrong with a parameter, and what there is instead', () => {
      const msg = 'Invalid camera_angle: oblique';

      expect(documented['invalid']).toMatchObject({
        status: 422,
        body: {
          detail: [{ loc: ['body', 'camera_angle'], msg, type: 'value_error' }],
          message: msg,
        },
      });
      expect(documented['parameters']).toMatchObject({ status: 200, body: PARAMETER_LIST });
    });

    it('get a batch in both modes', () => {
      const given = { camera_angle: 'low-angle', lighting: 'dramatic' };
      const prompt = 'A red sports car';
      const car = { parameters: parameters(prompt, given), quality_score: 0.85, reasoning: null };

      expect(documented['batch']).toMatchObject({
        status: 200,
        body: {
          total: 2,
          successful: 2,
          failed: 0,
          results: [picture(prompt, car), picture('A peaceful garden')],
          errors: [null, null],
        },
      });
    });

    it('get a picture with every parameter, and read it again', () => {
      const prompt = 'A luxury watch';
      const terms = {
        camera_angle: 'eye-level',
        fov: 'standard',
        lighting: 'studio',
        color_palette: 'vibrant',
        composition: 'rule-of-thirds',
        style: 'photorealistic',
      };

      expect(documented['enhanced']).toMatchObject({
        status: 200,
        body: picture(prompt, { parameters: { prompt, ...terms } }),
      });
      expect(documented['by_id']).toMatchObject({ status: 200, body: pastPicture(prompt) });
      expect(documented['by_id']?.body['id']).toBe(documented['enhanced']?.body['id']);
    });

    it('get their history, newest first', () => {
      const { results, ...page } = documented['history']?.body ?? {};
      const past = results as readonly { readonly id: number; readonly prompt: string }[];

      expect(page).toMatchObject({ total: 6, limit: 50, offset: 0 });
      expect(past).toHaveLength(6);
      for (const one of past) {
        const mode = one.prompt === 'A red sports car' ? 'manual' : 'ai';
        expect(one).toMatchObject(pastPicture(one.prompt, mode));
      }
      expect(past.map(({ id }) => id)).toEqual(past.map(({ id }) => id).sort((a, b) => b - a));
    });

    it('get statistics', () => {
      const figures = { ...flawless(30, { ai: 5, manual: 1 }), average_quality_score: 0.98 };

      expect(documented['statistics']).toMatchObject({ status: 200, body: figures });
    });

    it('learn that FIBO failed, and that it is asked too often', () => {
      const failure = expect.stringMatching(/^Generation failed: FIBO API error/) as unknown;

      expect(documented['failed']).toMatchObject({ status: 500, body: { detail: failure } });
      expect(documented['rate_limited']).toMatchObject({
        status: 429,
        body: { detail: 'Rate limit exceeded' },
      });
    });
  });

  describe('without interim answers', () => {
    it('run out of time, and get the picture by asking again', () => {
      expect(repeats.timeouts).toBeGreaterThan(0);
      expect(repeats).toMatchObject({
        status: 200,
        body: picture('A luxury watch', { cached: true }),
      });
    });

    it('pay for it once', () => {
      expect(scenes[2]?.scene.simulator.purchases()).toBe(1);
    });
  });
});
