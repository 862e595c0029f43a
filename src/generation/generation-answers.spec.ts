import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { ManualClock } from '../../test/support/manual-clock.js';
import { PaperNotifications } from '../../test/support/paper-notifications.js';
import { testConfig } from '../../test/support/test-config.js';
import { ApiError } from '../common/errors/api-error.js';
import { ServingState } from '../common/serving/serving-state.js';
import { PublicAddress } from '../common/http/public-address.js';
import { requestContext } from '../common/http/request-context.js';
import { validate } from '../common/validation/request-validator.js';
import { CachedGenerationsRepository } from './cached-generations.repository.js';
import { GenerationAnswers } from './generation-answers.js';
import { CreateGenerationDto } from './generation.dto.js';
import { GenerationChanges } from './generation-changes.js';
import { GenerationEntity } from './generation.entity.js';
import { GenerationReader, type ReadGeneration } from './generation.read.js';
import { generationResource } from './generation-resource.js';
import { LateGenerations } from './rescue/late-generations.js';
import { orderOf } from './order.js';

const PROMPT = { prompt: 'A luxury watch' };
const HERE = 'http://127.0.0.1:8000';
const THERE = 'http://localhost:8000';
const CONFIG = testConfig();
/** Never connected: the classes below answer in its place. */
const DATABASE = new DataSource({ type: 'postgres' });

const addresses = new PublicAddress(undefined);

/** Hears at once how a late generation ended. */
class PaperLate extends LateGenerations {
  ended: ReadGeneration | ApiError = new ApiError('NOT_FOUND', 'Generation not found');

  constructor() {
    const changes = new GenerationChanges(new PaperNotifications());
    super(new GenerationReader(DATABASE), new ManualClock(), CONFIG, changes, new ServingState());
  }

  override completed(): Promise<ReadGeneration> {
    return this.ended instanceof ApiError
      ? Promise.reject(this.ended)
      : Promise.resolve(this.ended);
  }
}

/** What all nodes share, as the test has it. */
class PaperCached extends CachedGenerationsRepository {
  found: { readonly read: ReadGeneration; readonly remainingMs: number } | undefined;

  constructor() {
    super(DATABASE, CONFIG);
  }

  override find(): Promise<PaperCached['found']> {
    return Promise.resolve(this.found);
  }
}

function completed(prompt: string): ReadGeneration {
  const order = orderOf(Object.assign(new CreateGenerationDto(), { prompt }), CONFIG, 0);
  const row = Object.assign(new GenerationEntity(), order, {
    id: 101,
    batchId: null,
    parentId: null,
    state: 'completed',
    negativePrompt: prompt,
    seed: 7,
    retryCount: 0,
    costUsdMicros: 30_000,
    billed: 'yes',
    imageSha256: 'ab'.repeat(32),
    imageMediaType: 'image/png',
    qualityScoreHundredths: 75,
    generationTimeMs: 14_296,
    errorCode: null,
    errorMessage: null,
    createdAt: new Date('2025-12-07T10:30:00Z'),
    completedAt: new Date('2025-12-07T10:30:14.296Z'),
  });
  return { row, reasoning: { lighting: prompt } };
}

/** What a hit answers to whoever asks there. */
function repeatedAt(origin: string, read: ReadGeneration): object {
  const made = at(origin, () => generationResource(read, addresses));
  return Object.assign({}, made, { cached: true });
}

function at<T>(origin: string, work: () => T): T {
  return requestContext.run({ requestId: 'r-1', arrivedAtMs: 0, origin }, work);
}

describe(GenerationAnswers.name, () => {
  let late: PaperLate;
  let cached: PaperCached;
  let answers: GenerationAnswers;

  beforeEach(() => {
    late = new PaperLate();
    cached = new PaperCached();
    answers = new GenerationAnswers(CONFIG, addresses, late, cached);
  });

  function canonicalOf(body: object): string {
    return answers.questionOf(validate(CreateGenerationDto, body, 'body')).canonical;
  }

  it.each<[string, object]>([
    ['a trimmed prompt', { prompt: '  A luxury watch\n' }],
    ['1.0 for 1', { user_id: 1.0 }],
    [
      'defaults that are spelt out',
      {
        mode: 'ai',
        camera_angle: null,
        fov: null,
        lighting: null,
        color_palette: null,
        composition: null,
        style: null,
        user_id: 1,
        aspect_ratio: '1:1',
        seed: null,
        negative_prompt: null,
      },
    ],
    ['a project', { project_id: 7 }],
    ['other retries', { max_retries: 0 }],
  ])('asks the same with %s', (_, more) => {
    expect(canonicalOf({ ...PROMPT, ...more })).toBe(canonicalOf(PROMPT));
  });

  it('asks the same with -0 for 0', () => {
    expect(canonicalOf({ ...PROMPT, seed: -0 })).toBe(canonicalOf({ ...PROMPT, seed: 0 }));
  });

  it.each<[string, object]>([
    ['another prompt', { prompt: 'a luxury watch' }],
    ['another mode', { mode: 'manual' }],
    ['a camera angle', { camera_angle: 'eye-level' }],
    ['a field of view', { fov: 'standard' }],
    ['a lighting', { lighting: 'studio' }],
    ['another lighting', { lighting: 'soft' }],
    ['a palette', { color_palette: 'vibrant' }],
    ['a composition', { composition: 'centered' }],
    ['a style', { style: 'photorealistic' }],
    ['another user', { user_id: 2 }],
    ['another aspect ratio', { aspect_ratio: '16:9' }],
    ['a seed', { seed: 0 }],
    ['a negative prompt', { negative_prompt: 'text' }],
  ])('asks something else with %s', (_, more) => {
    expect(canonicalOf({ ...PROMPT, ...more })).not.toBe(canonicalOf(PROMPT));
  });

  it('asks something else of another provider', () => {
    const config = testConfig({ FIBO: 'simulator' });
    const simulated = new GenerationAnswers(config, addresses, late, cached);
    const dto = validate(CreateGenerationDto, PROMPT, 'body');

    expect(simulated.questionOf(dto).canonical).not.toBe(canonicalOf(PROMPT));
  });

  it.each([true, false])('uses the cache as the caller says: %s', (useCache) => {
    const dto = validate(CreateGenerationDto, { ...PROMPT, use_cache: useCache }, 'body');

    expect(answers.questionOf(dto)).toMatchObject({ owner: 1, usesCache: useCache });
  });

  it('repeats a generation as it was, cached, under the address of whoever asks', () => {
    const texts = fc.array(
      fc.oneof(
        fc.constantFrom('"image_url":"', `"result_url":"${HERE}/`, '\\', '\u2028', '😀'),
        fc.string({ unit: 'binary' }),
      ),
    );
    fc.assert(
      fc.property(texts, (parts) => {
        const read = completed(parts.join(''));
        const made = at(HERE, () => generationResource(read, addresses));
        const text = at(HERE, () => answers.repeated(made)).text(new PublicAddress(THERE));

        expect(text).toBe(JSON.stringify(repeatedAt(THERE, read)));
        expect(Object.keys(JSON.parse(text) as object)).toEqual(Object.keys(made));
      }),
    );
  });

  it('repeats a late generation likewise', async () => {
    const read = completed('A luxury watch');
    late.ended = read;

    const answer = await at(HERE, () => answers.follow(101));

    expect(JSON.parse(answer.text(new PublicAddress(THERE)))).toEqual(repeatedAt(THERE, read));
  });

  it('repeats likewise what all nodes share, for as long as it lives', async () => {
    const read = completed('A luxury watch');
    cached.found = { read, remainingMs: 1500 };
    const question = answers.questionOf(validate(CreateGenerationDto, PROMPT, 'body'));

    const found = await at(HERE, () => answers.findStored(question));

    expect(found?.remainingMs).toBe(1500);
    expect(found?.answer.text(new PublicAddress(THERE))).toBe(
      JSON.stringify(repeatedAt(THERE, read)),
    );
  });

  it('finds nothing where nobody has anything to share', async () => {
    const question = answers.questionOf(validate(CreateGenerationDto, PROMPT, 'body'));

    expect(await at(HERE, () => answers.findStored(question))).toBeUndefined();
  });

  it('passes on how a late generation failed', async () => {
    await expect(answers.follow(101)).rejects.toBe(late.ended);
  });
});
