import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestService, type TestService } from '../support/test-service.js';
import { tour } from './tour.js';

const CAMERA_TERMS = [
  'camera_angle',
  'fov',
  'lighting',
  'color_palette',
  'composition',
  'style',
] as const;

describe(`A generated client on README's ${tour.name}`, () => {
  let service: TestService;
  let seen: Awaited<ReturnType<typeof tour>>;

  beforeAll(async () => {
    service = await startTestService();
    seen = await tour(service.url);
  });

  afterAll(async () => {
    await service.stop();
  });

  it('gets a picture with the terms that it gave', () => {
    const { status, parameters, reasoning } = seen.manual;

    expect(status).toBe('completed');
    expect(parameters).toMatchObject({ lighting: 'studio', fov: null });
    expect(reasoning).toBeNull();
  });

  it('gets the terms that it left open, each with a reason', () => {
    const { parameters, reasoning } = seen.planned;

    expect(parameters.camera_angle).toBe('low-angle');
    for (const term of CAMERA_TERMS) {
      expect(seen.parameters[term]).toContain(parameters[term]);
      expect(reasoning?.[term]).toMatch(/\S/);
    }
  });

  it('gets the same again without paying for it', () => {
    expect(seen.repeated).toEqual({ ...seen.planned, cached: true });
    expect(seen.cache).toMatchObject({ total_cached: 4, hits: 2, misses: 4, coalesced: 1 });
    expect(seen.cleared).toMatchObject({ status: 'success', cleared: 4 });
  });

  it('gets a picture with every setting', () => {
    const { aspect_ratio, seed, negative_prompt, user_id, project_id } = seen.complete;

    expect({ aspect_ratio, seed, negative_prompt, user_id, project_id }).toEqual({
      aspect_ratio: '16:9',
      seed: 7,
      negative_prompt: 'people',
      user_id: 7,
      project_id: 3,
    });
  });

  it('gets a batch in the order in which it asked', () => {
    const { results, errors, batch_id, ...counts } = seen.batch;

    expect(counts).toMatchObject({ total: 3, successful: 3, failed: 0 });
    expect(results.map((result) => result?.prompt)).toEqual([
      'A red bicycle',
      'A luxury watch',
      'A red bicycle',
    ]);
    expect(results.map((result) => result?.cached)).toEqual([false, true, true]);
    expect(results[2]?.id).toBe(results[0]?.id);
    expect(results[0]?.batch_id).toBe(batch_id);
    expect(errors).toEqual([null, null, null]);
  });

  it('gets what was made, newest first', () => {
    const { total, results, next_cursor } = seen.history;

    expect(total).toBe(3);
    expect(results.map(({ id }) => id)).toEqual([seen.batch.results[0]?.id, seen.planned.id]);
    expect(next_cursor).toMatch(/\S/);
  });

  it('gets figures that add up', () => {
    expect(seen.statistics).toMatchObject({
      period_days: 7,
      total_generations: 3,
      status_breakdown: { completed: 3 },
      mode_breakdown: { ai: 2, manual: 1 },
      success_rate: 100,
      cache: { hits: 2, misses: 3, coalesced: 1, bypassed: 0 },
      cost: { spent_usd_micros: 90_000, possibly_billed_usd_micros: 0, saved_usd_micros: 90_000 },
    });
  });

  it('gets a generation again, and its picture', () => {
    expect(seen.later.image_url).toBe(seen.manual.image_url);
    expect(seen.picture.type).toBe('image/png');
    expect(seen.picture.size).toBeGreaterThan(0);
  });

  it('gets what a form needs', () => {
    expect(seen.fields['max_retries']).toMatchObject({ default: 3, minimum: 0, maximum: 5 });
  });

  it('gets a fault that says where it is', () => {
    const { code, detail, billed } = seen.fault ?? {};

    expect(code).toBe('VALIDATION_FAILED');
    expect(detail).toEqual([
      {
        loc: ['body', 'camera_angle'],
        msg: 'Invalid camera_angle: oblique',
        type: 'value_error',
      },
    ]);
    expect(billed).toBe('no');
  });

  it('gets which database and which FIBO there are', () => {
    expect(seen.health).toMatchObject({ database: 'external', fibo: { mode: 'bria' } });
  });
});
