import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { ServiceScene } from '../support/service-scene.js';

const PROMPT = 'A watch that nobody may hear of';
const ORDER = { prompt: PROMPT, mode: 'manual', max_retries: 0, use_cache: false };

describe('The log', () => {
  let scene: ServiceScene;

  beforeEach(async () => {
    scene = await ServiceScene.create();
  });

  afterEach(() => scene.clear());

  it('tells neither a prompt nor a secret, even at debug', async () => {
    const service = await scene.start({ LOG_LEVEL: 'debug' });
    const quoting = `Content moderation failed for "${PROMPT}"`;

    const answers = [
      await service.post(ORDER),
      await quotingRefusal({ stage: 'job', ends: 'error', code: 422, message: quoting }),
      await quotingRefusal({ stage: 'job', ends: 'error', code: 500, message: quoting }),
      await service.post({ ...ORDER, lighting: PROMPT }),
    ];
    const lines = await eventually(async () => {
      const requests = service.log.filter(({ event }) => event === 'request');
      return Promise.resolve(requests.length === answers.length ? service.log : undefined);
    });

    expect(answers.map(({ body }) => body['code'] ?? body['status'])).toEqual([
      'completed',
      'GENERATION_REFUSED',
      'GENERATION_FAILED',
      'VALIDATION_FAILED',
    ]);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'debug' }));
    const { BRIA_API_TOKEN: token, DATABASE_URL: databaseUrl } = scene.environment;
    const { password } = new URL(String(databaseUrl));
    for (const secret of [PROMPT, String(token), password]) {
      expect(lines.filter((line) => JSON.stringify(line).includes(secret))).toEqual([]);
    }

    function quotingRefusal(fault: Parameters<typeof scene.simulator.script>[0]) {
      scene.simulator.script(fault);
      return service.post(ORDER);
    }
  });

  it.each([
    ['25 USD a day unless told otherwise', {}, 25],
    ['as much as is set', { SPEND_LIMIT_USD_PER_DAY: '1.5' }, 1.5],
    ['no end', { SPEND_LIMIT_USD_PER_DAY: '0' }, 'none'],
  ])('says at the start what may be spent: %s', async (_what, settings, limitUsdPerDay) => {
    const service = await scene.start(settings);

    const line = service.log.find(({ event }) => event === 'spending.limit');

    expect(line).toMatchObject({ priceUsd: 0.03, limitUsdPerDay });
  });
});
