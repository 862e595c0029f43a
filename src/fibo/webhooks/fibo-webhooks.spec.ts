import { beforeEach, describe, expect, it } from '@jest/globals';
import { LeapingClock } from '../../../test/support/leaping-clock.js';
import { testConfig } from '../../../test/support/test-config.js';
import { WebhookSigner } from '../simulator/webhooks/webhook-signer.js';
import { AttemptAddresses } from './attempt-addresses.js';
import { FiboWebhooks } from './fibo-webhooks.js';

const ENDPOINT = { baseUrl: 'https://fibo.example', token: 'token' };
const CONFIG = testConfig({ FIBO_WEBHOOKS: 'on', PUBLIC_URL: 'https://studio.example' });
const ATTEMPT = { generationId: 101, number: 1 };
const MINUTE_MS = 60_000;
const REFUSED = expect.objectContaining({ code: 'UNAUTHENTICATED', detail: 'Unauthorized' });

describe(FiboWebhooks.name, () => {
  let clock: LeapingClock;
  let webhooks: FiboWebhooks;
  let name: string;

  beforeEach(() => {
    clock = new LeapingClock();
    const addresses = new AttemptAddresses(ENDPOINT, CONFIG);
    webhooks = new FiboWebhooks(ENDPOINT, addresses, clock, CONFIG);
    name = addresses.of(ATTEMPT)?.split('/').at(-1) ?? '';
  });

  function read(body: string, { id = 'req-1', ageMs = 0 } = {}) {
    const headers = new WebhookSigner('token').headersFor(id, body, clock.now() - ageMs);
    return webhooks.read(name, headers, Buffer.from(body));
  }

  it('believes nobody as long as the simulator is FIBO, whose token is known to all', () => {
    const addresses = new AttemptAddresses(ENDPOINT, CONFIG);
    webhooks = new FiboWebhooks(ENDPOINT, addresses, clock, testConfig({ FIBO: 'simulator' }));

    expect(() => read('{}')).toThrow(REFUSED);
  });

  it('reads of which attempt which job has ended, and how', () => {
    const result = { image_url: 'https://fibo.example/1.png', seed: 7 };
    const body = JSON.stringify({ request_id: 'req-1', status: 'COMPLETED', result });

    expect(read(body)).toEqual({
      attempt: ATTEMPT,
      requestId: 'req-1',
      end: {
        state: 'completed',
        imageUrl: 'https://fibo.example/1.png',
        seed: 7,
        structuredPrompt: null,
        rawAnswer: Buffer.from(body),
      },
    });
  });

  it('reads that a job has failed', () => {
    const error = { code: 422, message: 'No' };

    expect(read(JSON.stringify({ request_id: 'req-1', status: 'ERROR', error })).end).toEqual({
      state: 'failed',
      code: 422,
      message: 'No',
    });
  });

  it.each([
    ['is no JSON', 'COMPLETED'],
    ['is empty', ''],
    ['tells of no end', '{"request_id":"req-1","status":"IN_PROGRESS"}'],
    ['tells of another job', '{"request_id":"req-2","status":"UNKNOWN"}'],
    ['has no picture', '{"request_id":"req-1","status":"COMPLETED","result":{}}'],
  ])('knows the job and not its end when the body %s', (_what, body) => {
    expect(read(body)).toEqual({ attempt: ATTEMPT, requestId: 'req-1', end: undefined });
  });

  it.each([0, 45 * MINUTE_MS, -4 * MINUTE_MS])('takes what was signed %d ms ago', (ageMs) => {
    expect(read('{}', { ageMs }).requestId).toBe('req-1');
  });

  it.each([61 * MINUTE_MS, -6 * MINUTE_MS])('refuses what was signed %d ms ago', (ageMs) => {
    expect(() => read('{}', { ageMs })).toThrow(REFUSED);
  });

  it.each(['..', 'a/b', ''])('refuses %j as the name of a job', (id) => {
    expect(() => read('{}', { id })).toThrow(REFUSED);
  });

  it('refuses an address that is none of ours, though FIBO signed', () => {
    name = name.replace('101', '102');
    expect(() => read('{}')).toThrow(REFUSED);
  });

  it('refuses what nobody signed', () => {
    expect(() => webhooks.read(name, {}, Buffer.from('{}'))).toThrow(REFUSED);
  });
});
