import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../../test/support/manual-clock.js';
import { field, SimulatorClient } from '../../../../test/support/simulator-client.js';
import { FiboSimulator } from '../fibo-simulator.js';
import type { ScriptedFault } from './scripted-fault.js';

const TOKEN = 'sim-token-001';
const LATENCY_MS = 1500;
const PROMPT = 'A luxury watch';

describe('scripted faults', () => {
  let clock: ManualClock;
  let simulator: FiboSimulator;
  let client: SimulatorClient;

  beforeEach(async () => {
    clock = new ManualClock();
    simulator = await FiboSimulator.start({ token: TOKEN, latencyMs: LATENCY_MS, clock });
    client = new SimulatorClient(simulator, TOKEN);
  });

  afterEach(async () => {
    await simulator.close();
  });

  const post = (prompt = PROMPT) => client.post('/image/generate', { prompt });

  describe('of submissions', () => {
    it.each<[number, string | undefined]>([
      [429, undefined],
      [429, '3'],
      [429, 'Thu, 01 Jan 2026 00:00:03 GMT'],
      [500, undefined],
      [502, undefined],
      [503, '1'],
      [504, undefined],
    ])('answer %s with Retry-After %s, unbought', async (status, retryAfter) => {
      simulator.script({ stage: 'submission', answer: 'error', status, retryAfter });

      const answer = await post();

      expect(answer.status).toBe(status);
      expect(answer.headers['retry-after']).toBe(retryAfter);
      expect(JSON.parse(answer.text)).toMatchObject({ error: { code: status } });
      expect(simulator.purchases()).toBe(0);
    });

    it.each([
      ['html', /<html>/],
      ['empty', /^$/],
      ['detail', /^{"detail":/],
      ['message', /^{"message":/],
    ] as const)('write an error as %s', async (body, text) => {
      simulator.script({ stage: 'submission', answer: 'error', status: 503, body });

      const answer = await post();

      expect(answer.status).toBe(503);
      expect(answer.text).toMatch(text);
    });

    it.each([
      [false, 0],
      [true, 1],
    ])('reset the connection; accepted %s makes %s purchases', async (accepted, purchases) => {
      simulator.script({ stage: 'submission', answer: 'reset', accepted });

      await expect(post()).rejects.toMatchObject({ code: 'ECONNRESET' });

      expect(simulator.purchases()).toBe(purchases);
      expect(simulator.arrivals()).toMatchObject([{ outcome: 'reset' }]);
    });

    it('leave the caller without an answer', async () => {
      simulator.script({ stage: 'submission', answer: 'hang' });
      const outcome = expect(post()).rejects.toThrow();

      // Another request's answer shows that the first one was dealt with.
      while (simulator.arrivals().length === 0) await client.status('0'.repeat(32));
      await simulator.close();

      await outcome;
      expect(simulator.purchases()).toBe(0);
    });

    it.each(['broken-json', 'html', 'empty', 'no-request-id'] as const)(
      'buy under a 202 that is %s',
      async (answer) => {
        simulator.script({ stage: 'submission', answer });

        const { status, text } = await post();

        expect(status).toBe(202);
        expect(text).not.toMatch(/"request_id":"[0-9a-f]{32}",?.*}$/);
        expect(simulator.purchases()).toBe(1);
      },
    );

    it('befall only prompts that match, as often as they should, oldest first', async () => {
      simulator.script({ stage: 'submission', answer: 'error', status: 500, match: 'watch' });
      simulator.script({ stage: 'submission', answer: 'error', status: 503, times: 2 });

      const answers = [await post('A shoe'), await post(), await post(), await post()];

      expect(answers.map(({ status }) => status)).toEqual([503, 500, 503, 202]);
    });

    it('befall only the endpoint they name', async () => {
      const endpoint = 'structured_prompt';
      simulator.script({ stage: 'submission', answer: 'error', endpoint });

      const answers = [
        await post(),
        await client.post('/structured_prompt/generate', { prompt: PROMPT }),
      ];

      expect(answers.map(({ status }) => status)).toEqual([202, 500]);
    });
  });

  describe('of jobs', () => {
    const cases: [ScriptedFault & { stage: 'job' }, number, object][] = [
      [{ stage: 'job', ends: 'never' }, 200, { status: 'IN_PROGRESS' }],
      [{ stage: 'job', ends: 'unknown' }, 200, { status: 'UNKNOWN' }],
      [{ stage: 'job', ends: 'not-found' }, 404, { status: 'NOT_FOUND' }],
      [{ stage: 'job', ends: 'failed' }, 200, { status: 'FAILED', error: { code: 500 } }],
      [
        { stage: 'job', ends: 'error', code: 422, message: 'No' },
        200,
        { status: 'ERROR', error: { code: 422, message: 'No' } },
      ],
    ];

    it.each(cases)('end them as %j says', async (fault, status, body) => {
      simulator.script(fault);
      const id = await client.submit(PROMPT);
      await clock.advance(LATENCY_MS);

      const answer = await client.status(id);

      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.text)).toMatchObject(body);
      expect(simulator.purchases()).toBe(1);
    });

    it('complete them without a picture', async () => {
      simulator.script({ stage: 'job', ends: 'without-picture' });
      const id = await client.submit(PROMPT);
      await clock.advance(LATENCY_MS);

      expect((await client.status(id)).text).not.toContain('image_url');
    });

    it('change how long they take', async () => {
      simulator.script({ stage: 'job', latencyMs: LATENCY_MS + 1 });
      const id = await client.submit(PROMPT);

      await clock.advance(LATENCY_MS);
      const before = await client.status(id);
      await clock.advance(1);
      const after = await client.status(id);

      expect([field(before, 'status'), field(after, 'status')]).toEqual([
        'IN_PROGRESS',
        'COMPLETED',
      ]);
    });

    it('wait until a request is accepted', async () => {
      simulator.script({ stage: 'job', ends: 'unknown', latencyMs: 0 });
      simulator.script({ stage: 'submission', answer: 'error' });

      await post();
      const id = await client.submit(PROMPT);

      expect(field(await client.status(id), 'status')).toBe('UNKNOWN');
    });
  });

  describe('of status calls', () => {
    it('fail so many calls and then let the truth through', async () => {
      simulator.script({
        stage: 'status',
        answer: 'error',
        status: 429,
        retryAfter: '2',
        calls: 2,
      });
      const id = await client.submit(PROMPT);

      const answers = [await client.status(id), await client.status(id), await client.status(id)];

      expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
      expect(answers[0]?.headers['retry-after']).toBe('2');
    });

    it('reset the connection', async () => {
      simulator.script({ stage: 'status', answer: 'reset' });
      const id = await client.submit(PROMPT);

      await expect(client.status(id)).rejects.toMatchObject({ code: 'ECONNRESET' });
      expect((await client.status(id)).status).toBe(200);
    });

    it('break the JSON under 200', async () => {
      simulator.script({ stage: 'status', answer: 'broken-json' });
      const id = await client.submit(PROMPT);

      const answer = await client.status(id);

      expect(answer.status).toBe(200);
      expect(() => field(answer, 'status')).toThrow(SyntaxError);
    });

    it('deny the job for a while', async () => {
      simulator.script({ stage: 'status', answer: 'error', status: 404, body: 'not-found' });
      const id = await client.submit(PROMPT);

      const denied = await client.status(id);

      expect(JSON.parse(denied.text)).toEqual({ status: 'NOT_FOUND' });
      expect((await client.status(id)).status).toBe(200);
    });
  });

  describe('over HTTP', () => {
    const script = (body: unknown) =>
      client.call('POST', `${simulator.origin}/__simulator/faults`, {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });

    it('are taken from the control endpoint', async () => {
      const added = await script({ stage: 'submission', answer: 'error', status: 503 });

      expect(added.status).toBe(204);
      expect((await post()).status).toBe(503);
    });

    it('are forgotten with the log', async () => {
      await script({ stage: 'submission', answer: 'error' });

      await client.call('DELETE', `${simulator.origin}/__simulator/arrivals`);

      expect((await post()).status).toBe(202);
    });

    it.each([
      [{}, 'stage: is required'],
      [{ stage: 'submission' }, 'answer: is required'],
      [{ stage: 'job', ends: 'well' }, 'ends: must be one of never'],
      [{ stage: 'job', answer: 'reset' }, 'answer: is not known here'],
      [{ stage: 'webhook', deliveries: -1 }, 'deliveries: must be an integer from 0'],
      [{ stage: 'picture', answer: 'missing', times: 0 }, 'times: must be an integer from 1'],
    ])('are refused when %j is sent', async (body, details) => {
      const answer = await script(body);

      expect(answer.status).toBe(422);
      expect(field(answer, 'error.details')).toContain(details);
    });
  });
});
