import { beforeEach, describe, expect, it } from '@jest/globals';
import { WebhookSigner } from '../../src/fibo/simulator/webhooks/webhook-signer.js';
import { AttemptAddresses } from '../../src/fibo/webhooks/attempt-addresses.js';
import { eventually } from '../support/eventually.js';
import { servicePerTest } from '../support/service-per-test.js';
import type { TestService } from '../support/test-service.js';
import { webhookSettings } from '../support/webhook-settings.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };

/** Nobody looks in the time of a test. */
const NO_LOOKS = { FIBO_POLL_INTERVAL_MS: '3600000' };

/** Holds up whoever writes that FIBO accepted. */
const HOLD_ACCEPTANCES_UP = `
  CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$;
  CREATE TRIGGER linger BEFORE UPDATE OF state ON generation FOR EACH ROW
  WHEN (NEW.state = 'processing') EXECUTE FUNCTION linger()`;

interface AttemptRow {
  readonly generation_id: string;
  readonly class: string | null;
  readonly request_id: string | null;
}

describe("FIBO's webhooks", () => {
  const startService = servicePerTest();
  let service: TestService;

  beforeEach(async () => {
    service = await startService({ ...(await webhookSettings()), ...NO_LOOKS });
  });

  /** For jobs of which there is news before anybody waits for it. */
  async function startLooking(): Promise<void> {
    service = await startService(await webhookSettings());
  }

  const attempts = () =>
    service.database.query<AttemptRow>(
      'SELECT generation_id, class, request_id FROM generation_attempt ORDER BY generation_id, number',
    );

  const outcomes = (count: number) =>
    eventually(() => {
      const deliveries = service.simulator.deliveries();
      return Promise.resolve(
        deliveries.length >= count ? deliveries.map(({ outcome }) => outcome) : undefined,
      );
    });

  const addressOf = (generationId: number, number = 1) =>
    service.app.get(AttemptAddresses).of({ generationId, number }) ?? '';

  /** What FIBO would tell of a job, or somebody who changes something about it. */
  async function tell(
    address: string,
    requestId: string,
    changes: { token?: string; ageMs?: number; altered?: boolean } = {},
  ): Promise<number> {
    const { token = 'test-token', ageMs = 0, altered = false } = changes;
    const body = JSON.stringify({ request_id: requestId, status: 'UNKNOWN' });
    const headers = new WebhookSigner(token).headersFor(requestId, body, Date.now() - ageMs);
    const sent = altered ? body.replace('UNKNOWN', 'ERROR') : body;
    return (await fetch(address, { method: 'POST', headers, body: sent })).status;
  }

  /** A generation whose submission hangs, so that nobody knows what became of it. */
  async function orderInDoubt(): Promise<number> {
    service.simulator.script({ stage: 'submission', answer: 'hang', accepted: false });
    service.post({ ...WATCH, prompt: 'A hanging watch' }).catch(() => undefined);
    return eventually(async () => {
      const open = (await attempts()).find((attempt) => attempt.class === null);
      const hasArrived = service.simulator.arrivals().some(({ outcome }) => outcome === 'hang');
      return open && hasArrived ? Number(open.generation_id) : undefined;
    });
  }

  it('are asked for with the attempt they are to tell of', async () => {
    service.simulator.script({ stage: 'job', latencyMs: 300 });
    const { body } = await service.post(WATCH);

    const id = String(body['id']);
    expect(service.simulator.arrivals()[0]?.body).toMatchObject({
      webhook_url: expect.stringMatching(
        new RegExp(`^${service.url}/api/fibo/webhooks/${id}\\.1\\.[\\w-]{43}$`),
      ),
    });
  });

  it('end the waiting before anybody has looked', async () => {
    service.simulator.script({ stage: 'job', latencyMs: 300 });

    const { status, body } = await service.post(WATCH);

    expect([status, body['status'], body['retry_count']]).toEqual([200, 'completed', 0]);
    expect(service.simulator.traffic().statusCalls).toBe(0);
    await expect(outcomes(1)).resolves.toEqual([200]);
  });

  it('tell of failures too', async () => {
    service.simulator.script({ stage: 'job', latencyMs: 300, ends: 'error', code: 422 });

    const { status, body } = await service.post(WATCH);

    expect([status, body['code']]).toEqual([422, 'GENERATION_REFUSED']);
  });

  it('change nothing when they come again', async () => {
    service.simulator.script({ stage: 'job', latencyMs: 300 });
    service.simulator.script({ stage: 'webhook', deliveries: 3 });

    await service.post(WATCH);

    await expect(outcomes(3)).resolves.toEqual([200, 200, 200]);
    expect(await attempts()).toMatchObject([{ class: 'delivered' }]);
    expect(service.simulator.purchases()).toBe(1);
  });

  it('may come before it is written down that FIBO accepted', async () => {
    await startLooking();
    await service.database.query(HOLD_ACCEPTANCES_UP);
    const answer = service.post(WATCH);

    await expect(outcomes(1)).resolves.toEqual([200]);
    const early = await attempts();
    const { status, body } = await answer;

    const [{ requestId } = { requestId: '' }] = service.simulator.arrivals();
    expect(early).toMatchObject([{ class: null, request_id: requestId }]);
    expect([status, body['retry_count']]).toEqual([200, 0]);
    expect(await attempts()).toMatchObject([{ class: 'delivered', request_id: requestId }]);
    expect(service.simulator.purchases()).toBe(1);
  });

  it('save a purchase whose answer does not come', async () => {
    await startLooking();
    service.simulator.script({ stage: 'submission', answer: 'hang', accepted: true });
    service.simulator.script({ stage: 'job', latencyMs: 300 });

    const { status, body } = await service.post(WATCH);

    expect([status, body['retry_count']]).toEqual([200, 0]);
    expect(service.simulator.purchases()).toBe(1);
  });

  it('of an attempt that was given up and made again leave everything but its id as it is', async () => {
    service.simulator.script({ stage: 'submission', answer: 'reset', accepted: true });
    service.simulator.script({ stage: 'webhook', delayMs: 500 });
    service.simulator.script({ stage: 'job', latencyMs: 0 });
    service.simulator.script({ stage: 'job', latencyMs: 100 });
    const { body } = await service.post(WATCH);
    const before = await service.get(`/api/generate/${String(body['id'])}`);

    await expect(outcomes(2)).resolves.toEqual([200, 200]);

    const ids = service.simulator.arrivals().map(({ requestId }) => requestId);
    expect(await attempts()).toMatchObject([
      { class: 'unknown', request_id: ids[0] },
      { class: 'delivered', request_id: ids[1] },
    ]);
    expect(before.body).toMatchObject({ status: 'completed', retry_count: 1 });
    expect((await service.get(`/api/generate/${String(body['id'])}`)).body).toEqual(before.body);
  });

  it.each([
    ['whose signature is wrong', { token: 'another token' }],
    ['that are stale', { ageMs: 2 * 3_600_000 }],
    ['whose body is another', { altered: true }],
  ])('%s are refused', async (_what, changes) => {
    const id = await orderInDoubt();

    await expect(tell(addressOf(id), 'req-1', changes)).resolves.toBe(401);
    await expect(attempts()).resolves.toMatchObject([{ class: null, request_id: null }]);
  });

  it('at an address that we did not give away are refused', async () => {
    const id = await orderInDoubt();
    const address = addressOf(id + 1).replace(`/${id + 1}.`, `/${id}.`);

    await expect(tell(address, 'req-1')).resolves.toBe(401);
    await expect(attempts()).resolves.toMatchObject([{ class: null, request_id: null }]);
  });

  it('say no more to strangers than that they are', async () => {
    const response = await fetch(addressOf(1), { method: 'POST', body: 'x' });

    expect(response.status).toBe(401);
    await expect(response.json()).resolves.toMatchObject({
      code: 'UNAUTHENTICATED',
      detail: 'Unauthorized',
    });
  });

  it('that are too long are refused', async () => {
    const body = 'x'.repeat(4 * 1024 * 1024 + 1);
    expect((await fetch(addressOf(1), { method: 'POST', body })).status).toBe(413);
  });

  it('of an attempt that we do not know are taken, so that they do not come again', async () => {
    await expect(tell(addressOf(4711), 'req-1')).resolves.toBe(200);
    await expect(attempts()).resolves.toEqual([]);
  });

  it("never give an attempt another generation's job", async () => {
    service.simulator.script({ stage: 'job', latencyMs: 300 });
    await service.post(WATCH);
    const [first] = await attempts();
    const id = await orderInDoubt();

    await expect(tell(addressOf(id), first?.request_id ?? '')).resolves.toBe(200);
    await expect(attempts()).resolves.toMatchObject([first, { class: null, request_id: null }]);
  });

  it('never give an attempt that has a job another one', async () => {
    service.simulator.script({ stage: 'job', latencyMs: 300 });
    const { body } = await service.post(WATCH);
    const before = await attempts();

    await expect(tell(addressOf(Number(body['id'])), 'req-1')).resolves.toBe(200);
    await expect(attempts()).resolves.toEqual(before);
  });
});
