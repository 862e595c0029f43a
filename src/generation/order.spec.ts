import { describe, expect, it } from '@jest/globals';
import { testConfig } from '../../test/support/test-config.js';
import { CreateGenerationDto } from './generation.dto.js';
import { orderOf } from './order.js';

const ARRIVED_AT = Date.UTC(2026, 10, 22);

function body(fields: Partial<CreateGenerationDto>): CreateGenerationDto {
  return Object.assign(new CreateGenerationDto(), { prompt: 'A luxury watch' }, fields);
}

describe(orderOf.name, () => {
  it("fills in the contract's defaults", () => {
    const order = orderOf(body({ mode: 'manual' }), testConfig(), ARRIVED_AT);

    expect(order).toMatchObject({
      userId: 1,
      projectId: null,
      mode: 'manual',
      prompt: 'A luxury watch',
      cameraAngle: null,
      aspectRatio: '1:1',
      negativePrompt: null,
      requestedSeed: null,
      useCache: true,
      maxRetries: 3,
      simulated: false,
    });
  });

  it('takes over what the caller decided, falsy values too', () => {
    const decided = body({
      mode: 'manual',
      lighting: 'studio',
      seed: 0,
      max_retries: 0,
      use_cache: false,
      user_id: 7,
      project_id: 8,
      aspect_ratio: '16:9',
      negative_prompt: 'people',
    });

    expect(orderOf(decided, testConfig(), ARRIVED_AT)).toMatchObject({
      lighting: 'studio',
      requestedSeed: 0,
      maxRetries: 0,
      useCache: false,
      userId: 7,
      projectId: 8,
      aspectRatio: '16:9',
      negativePrompt: 'people',
    });
  });

  it.each(['ai', 'manual'] as const)('leaves open what the caller left open in mode %s', (mode) => {
    const order = orderOf(body({ mode, style: 'cinematic' }), testConfig(), ARRIVED_AT);

    expect(order).toMatchObject({ mode, style: 'cinematic', fov: null, lighting: null });
  });

  it('must be answered REQUEST_DEADLINE_MS after its arrival', () => {
    const config = testConfig({ REQUEST_DEADLINE_MS: '200000' });
    expect(orderOf(body({}), config, ARRIVED_AT).deadlineAt).toEqual(
      new Date(ARRIVED_AT + 200_000),
    );
  });

  it('says whether the simulator draws it', () => {
    const config = testConfig({ FIBO: 'simulator' });
    expect(orderOf(body({}), config, ARRIVED_AT).simulated).toBe(true);
  });
});
