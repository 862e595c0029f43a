import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import { ManualClock } from '../../../../test/support/manual-clock.js';
import { answer, reset, ScriptedUpstream } from '../../../../test/support/scripted-upstream.js';
import { SimulatorClient } from '../../../../test/support/simulator-client.js';
import { FiboSimulator } from '../fibo-simulator.js';
import { WebhookSender } from './webhook-sender.js';
import { WebhookSigner } from './webhook-signer.js';

const TOKEN = 'sim-token-001';
const LATENCY_MS = 2000;

describe(WebhookSender.name, () => {
  let clock: ManualClock;
  let receiver: ScriptedUpstream;
  let simulator: FiboSimulator;
  let client: SimulatorClient;

  beforeEach(async () => {
    clock = new ManualClock();
    receiver = await ScriptedUpstream.start();
    simulator = await FiboSimulator.start({
      token: TOKEN,
      latencyMs: LATENCY_MS,
      webhookGapsMs: [1000, 2000],
      clock,
    });
    client = new SimulatorClient(simulator, TOKEN);
  });

  afterEach(async () => {
    await simulator.close();
    await receiver.close();
  });

  const submit = (prompt = 'A luxury watch') =>
    client.submit(prompt, { webhook_url: `${receiver.origin}/hook/1` });

  const delivered = (count: number) =>
    eventually(() =>
      Promise.resolve(simulator.deliveries().length >= count ? simulator.deliveries() : undefined),
    );

  it('tells of the end of a job, in the words of the status call', async () => {
    receiver.script(answer(200));
    const id = await submit();
    await clock.advance(LATENCY_MS);

    await expect(delivered(1)).resolves.toEqual([
      { requestId: id, sentAt: clock.now(), outcome: 200 },
    ]);

    const [call] = receiver.arrivals;
    expect(call).toMatchObject({ method: 'POST', path: '/hook/1' });
    expect(JSON.parse(call?.body ?? '')).toEqual(JSON.parse((await client.status(id)).text));
  });

  it('signs what it tells', async () => {
    receiver.script(answer(200));
    const id = await submit();
    await clock.advance(LATENCY_MS);
    await delivered(1);

    const [{ headers, body } = { headers: {}, body: '' }] = receiver.arrivals;
    expect(headers).toMatchObject(new WebhookSigner(TOKEN).headersFor(id, body, clock.now()));
  });

  it('tells it again until it is heard, signed anew each time', async () => {
    receiver.script(answer(503), reset, answer(204));
    await submit();
    await clock.advance(LATENCY_MS);
    await delivered(1);
    await clock.untilAsleep();
    await clock.advance(1000);
    await delivered(2);
    await clock.untilAsleep();
    await clock.advance(2000);

    const outcomes = (await delivered(3)).map(({ outcome }) => outcome);
    const timestamps = receiver.arrivals.map(
      (call) => Number(call.headers['bria-webhook-timestamp']) - clock.now() / 1000,
    );
    expect(outcomes).toEqual([503, 'failed', 204]);
    expect(timestamps).toEqual([-3, -2, 0]);
  });

  it('gives up after its last attempt', async () => {
    receiver.script(answer(401), answer(401), answer(401));
    await submit();
    await clock.advance(LATENCY_MS);
    for (const attempt of [1, 2]) {
      await delivered(attempt);
      await clock.untilAsleep();
      await clock.advance(2000);
    }
    await delivered(3);

    expect(clock.asleep).toBe(0);
  });

  it.each([
    ['more than once', { deliveries: 2 }, [200, 200]],
    ['never', { deliveries: 0 }, []],
  ])('tells it %s on demand', async (_what, fault, outcomes) => {
    receiver.script(answer(200), answer(200));
    simulator.script({ stage: 'webhook', ...fault });
    await submit();
    await clock.advance(LATENCY_MS);

    const deliveries = await delivered(outcomes.length);
    expect(deliveries.map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  it('tells it after what came later on demand', async () => {
    receiver.script(answer(200), answer(200));
    simulator.script({ stage: 'webhook', delayMs: 1000 });
    const late = await submit();
    const early = await submit();
    await clock.advance(LATENCY_MS);
    await delivered(1);
    await clock.advance(1000);

    const deliveries = await delivered(2);
    expect(deliveries.map(({ requestId }) => requestId)).toEqual([early, late]);
  });

  it('has nothing to tell of a job that never ends', async () => {
    simulator.script({ stage: 'job', ends: 'never' });
    await submit();
    await clock.advance(10 * LATENCY_MS);

    expect([clock.asleep, receiver.arrivals.length]).toEqual([0, 0]);
  });
});
