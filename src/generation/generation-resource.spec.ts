import { describe, expect, it } from '@jest/globals';
import { PublicAddress } from '../common/http/public-address.js';
import { generationInHistory, generationResource } from './generation-resource.js';
import { GenerationEntity, type GenerationState } from './generation.entity.js';

const SHA256 = 'ab'.repeat(32);
const addresses = new PublicAddress('https://pictures.example/api');

function row(changes: Partial<GenerationEntity> = {}): GenerationEntity {
  return Object.assign(new GenerationEntity(), {
    id: 101,
    userId: 1,
    projectId: null,
    batchId: null,
    parentId: null,
    state: 'completed',
    mode: 'manual',
    prompt: 'A luxury watch',
    cameraAngle: null,
    fov: 'wide',
    lighting: null,
    colorPalette: null,
    composition: null,
    style: null,
    aspectRatio: '1:1',
    negativePrompt: null,
    requestedSeed: null,
    seed: 0,
    maxRetries: 3,
    retryCount: 1,
    costUsdMicros: 30_000,
    simulated: true,
    billed: 'yes',
    imageSha256: SHA256,
    imageMediaType: 'image/png',
    qualityScoreHundredths: 80,
    generationTimeMs: 14_296,
    errorCode: null,
    errorMessage: null,
    createdAt: new Date('2025-12-07T10:30:00Z'),
    completedAt: new Date('2025-12-07T10:30:14.296Z'),
    ...changes,
  });
}

describe(generationResource.name, () => {
  it('has the nine keys of the reference first, and all the others', () => {
    const resource = generationResource({ row: row(), reasoning: null }, addresses);

    expect(Object.entries(resource)).toEqual([
      ['id', 101],
      ['status', 'completed'],
      ['image_url', `https://pictures.example/api/api/images/${SHA256}.png`],
      [
        'parameters',
        {
          prompt: 'A luxury watch',
          camera_angle: null,
          fov: 'wide',
          lighting: null,
          color_palette: null,
          composition: null,
          style: null,
        },
      ],
      ['quality_score', 0.8],
      ['generation_time', 14.3],
      ['reasoning', null],
      ['cached', false],
      ['retry_count', 1],
      ['result_url', resource.image_url],
      ['prompt', 'A luxury watch'],
      ['mode', 'manual'],
      ['created_at', '2025-12-07T10:30:00.000Z'],
      ['completed_at', '2025-12-07T10:30:14.296Z'],
      ['error_message', null],
      ['error_code', null],
      ['user_id', 1],
      ['project_id', null],
      ['batch_id', null],
      ['parent_id', null],
      ['seed', 0],
      ['aspect_ratio', '1:1'],
      ['negative_prompt', null],
      ['cost_usd_micros', 30_000],
      ['billed', 'yes'],
      ['simulated', true],
    ]);
  });

  it.each<[GenerationState, string]>([
    ['pending', 'pending'],
    ['submitting', 'processing'],
    ['processing', 'processing'],
    ['completed', 'completed'],
    ['failed', 'failed'],
  ])('calls %s %s', (state, status) => {
    const resource = generationResource({ row: row({ state }), reasoning: null }, addresses);
    expect(resource.status).toBe(status);
  });

  it('is null where there is nothing, never left out', () => {
    const unfinished = row({
      state: 'processing',
      imageSha256: null,
      imageMediaType: null,
      qualityScoreHundredths: null,
      generationTimeMs: null,
      completedAt: null,
      seed: null,
    });

    const resource = generationResource({ row: unfinished, reasoning: null }, addresses);

    expect(resource).toMatchObject({
      image_url: null,
      result_url: null,
      quality_score: null,
      generation_time: null,
      completed_at: null,
      seed: null,
    });
    expect(Object.values(resource)).not.toContain(undefined);
  });

  it.each([
    [14_294, 14.29],
    [14_295, 14.3],
    [4, 0],
  ])('rounds %i ms half up to %d s', (generationTimeMs, seconds) => {
    const resource = generationResource(
      { row: row({ generationTimeMs }), reasoning: null },
      addresses,
    );
    expect(resource.generation_time).toBe(seconds);
  });
});

describe(generationInHistory.name, () => {
  it("has the same keys and values in history's order", () => {
    const read = { row: row(), reasoning: { note: 'Defaults were used.' } };
    const inHistory = generationInHistory(read, addresses);

    expect(inHistory).toEqual(generationResource(read, addresses));
    expect(Object.keys(inHistory).slice(0, 9)).toEqual([
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
});
